using System.Diagnostics;
using System.Globalization;
using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Observing;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Probing;
using Pgseal.Core.Runs;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli;

/// <summary>All words that the command line says for its own values: one spelling for options, text and JSON.</summary>
/// <remarks>
/// The rules: an error is one sentence without a stack trace; then where, what stands changed, and a next command that can be pasted.
/// A hint begins with a verb. A verdict is never said without its scope. Unknown is never shown as good.
/// </remarks>
static class Wording
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Off => "off",
        Verdict.Optional => "optional",
        Verdict.Unknown => "unknown",
        Verdict.Enforced => "enforced",
    };

    public static Piece InScope(Verdict verdict, Scope scope) => new($"{Of(verdict)} for {Of(scope.Kind)}", ToneOf(verdict));

    public static string Of(ScopeKind scope) => scope switch
    {
        ScopeKind.Remote => "remote",
        ScopeKind.All => "all",
    };

    /// <summary>What the scope covers, in words.</summary>
    public static string Meaning(Scope scope) => scope.Kind switch
    {
        ScopeKind.Remote => $"remote: every address but Unix sockets and {string.Join(", ", scope.LocalNetworks)}",
        ScopeKind.All => "all: every address but Unix sockets",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Low => "low",
        Severity.Medium => "medium",
        Severity.High => "high",
        Severity.Critical => "critical",
    };

    public static string Of(MemberRole role) => role switch
    {
        MemberRole.Unknown => "unknown",
        MemberRole.Primary => "primary",
        MemberRole.Standby => "standby",
    };

    public static string Of(PlaintextAnswer answer) => answer switch
    {
        PlaintextAnswer.Refused => "refused",
        PlaintextAnswer.Admitted => "admitted",
        PlaintextAnswer.NotTried => "not_tried",
        PlaintextAnswer.NotApplicable => "not_applicable",
        PlaintextAnswer.Unknown => "unknown",
    };

    public static string Of(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Local => "local",
        ConnectionKind.Plain => "plain",
        ConnectionKind.Tls => "tls",
        ConnectionKind.Gss => "gss",
    };

    public static string Of(DrainPolicy policy) => policy switch
    {
        DrainPolicy.None => "none",
        DrainPolicy.Idle => "idle",
        DrainPolicy.Transaction => "transaction",
        DrainPolicy.Now => "now",
    };

    public static string Of(Strategy strategy) => strategy switch
    {
        Strategy.Convert => "convert",
        Strategy.Guard => "guard",
    };

    public static string Of(Expectation expectation) => expectation switch
    {
        Expectation.Untested => "untested",
        Expectation.WouldBeRefused => "would_be_refused",
        Expectation.ComesBack => "comes_back",
        Expectation.Stays => "stays",
        Expectation.RefusedNow => "refused_now",
    };

    public static string Of(StageName stage) => stage switch
    {
        StageName.Preflight => "preflight",
        StageName.Certificate => "certificate",
        StageName.Enable => "enable",
        StageName.Observe => "observe",
        StageName.Harden => "harden",
        StageName.Enforce => "enforce",
        StageName.Drain => "drain",
        StageName.Confirm => "confirm",
    };

    public static string Of(StageStatus status) => status switch
    {
        StageStatus.Running => "running",
        StageStatus.Skipped => "skipped",
        StageStatus.Done => "done",
        StageStatus.Failed => "failed",
    };

    public static string MarkOf(StageStatus status) => status switch
    {
        StageStatus.Running => "…",
        StageStatus.Skipped => "-",
        StageStatus.Done => "✓",
        StageStatus.Failed => "✗",
    };

    public static string Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Verified => "verified",
        RunOutcome.NothingToChange => "nothing_to_change",
        RunOutcome.Refused => "refused",
        RunOutcome.RolledBack => "rolled_back",
        RunOutcome.Attention => "attention",
    };

    /// <summary>What an entry of a journal tells.</summary>
    public static string SentenceOf(JournalEntry entry) => entry switch
    {
        JournalEntry.Begun it => $"{it.Verb} began on {string.Join(", ", it.Members.Select(member => member.Name))}",
        JournalEntry.Intent it => $"step {it.Step} began: {KindOf(it.Action)} {it.Action.Subject} on {it.Action.Member}",
        JournalEntry.Done it => $"step {it.Step} was done",
        JournalEntry.Undone it => $"step {it.Step} was taken back",
        JournalEntry.Closed it => $"it ended: {Of(it.Outcome)}",
        _ => throw new UnreachableException(),
    };

    public static string KindOf(UndoableAction action) => action.Match(_ => "setting", _ => "file", _ => "link", _ => "upstream");

    public static string Of(OutputFormat format) => format switch
    {
        OutputFormat.Text => "text",
        OutputFormat.Json => "json",
        OutputFormat.Html => "html",
        OutputFormat.Sarif => "sarif",
        OutputFormat.Junit => "junit",
        OutputFormat.Markdown => "markdown",
        OutputFormat.OpenMetrics => "openmetrics",
    };

    public static string Of(HostAccess access) => access switch
    {
        HostAccess.Local => "local",
    };

    public static string Of(TlsFloor floor) => floor switch
    {
        TlsFloor.Tls12 => "1.2",
        TlsFloor.Tls13 => "1.3",
    };

    /// <summary>What an exit code means, as every verb's help says it.</summary>
    public static string Of(ExitCode code) => code switch
    {
        ExitCode.AsItShouldBe => "as it should be: every verdict enforced; nothing to change; the run is verified",
        ExitCode.KnownBad => "known bad: a verdict off or optional, a refuted proof, a finding at or above --fail-on, sessions left on plaintext",
        ExitCode.ChangesProposed => "changes proposed",
        ExitCode.NotSeen => "nothing known bad, but something could not be reached or seen",
        ExitCode.Refused => "refused by a guard: pg_hba.conf and sessions untouched; completed stages stand and are named",
        ExitCode.RolledBack => "failed, rolled back, verified as before",
        ExitCode.Attention => "failed, attention needed: the message says what stands and how to undo it",
        ExitCode.BadUsage => "bad usage or input",
        ExitCode.InternalError => "internal error: one sentence and the path of a file with the trace",
        ExitCode.Interrupted => "interrupted, everything as before",
    };

    public static string Of(ClientUse use) => use switch
    {
        ClientUse.Application => "application",
        ClientUse.Walsender => "walsender",
        ClientUse.Monitoring => "monitoring",
        ClientUse.Pooler => "pooler",
        ClientUse.HealthCheck => "health_check",
    };

    public static string Of(LogFormat format) => format switch
    {
        LogFormat.Stderr => "stderr",
        LogFormat.Csv => "csvlog",
        LogFormat.Json => "jsonlog",
    };

    public static string Of(Protection protection) => protection switch
    {
        Protection.Protected => "protected",
        Protection.NotProtected => "not_protected",
        Protection.Unknown => "unknown",
    };

    public static string Of(SettingSource source) => source switch
    {
        SettingSource.Given => "given",
        SettingSource.ServiceFile => "service_file",
        SettingSource.Environment => "environment",
        SettingSource.PassFile => "passfile",
        SettingSource.Default => "default",
    };

    public static string Of(TrialChannel channel) => channel switch
    {
        TrialChannel.None => "none",
        TrialChannel.Socket => "socket",
        TrialChannel.Plaintext => "plaintext",
        TrialChannel.Tls => "tls",
    };

    public static string Of(TrialLogin login) => login switch
    {
        TrialLogin.NotTried => "not_tried",
        TrialLogin.LoggedIn => "logged_in",
        TrialLogin.Refused => "refused",
    };

    public static Tone ToneOf(Protection protection) => protection switch
    {
        Protection.Protected => Tone.Good,
        Protection.NotProtected => Tone.Bad,
        Protection.Unknown => Tone.Warning,
    };

    public static string Of(CheckResult result) => result switch
    {
        CheckResult.Ok => "ok",
        CheckResult.Bad => "bad",
        CheckResult.Unknown => "unknown",
        CheckResult.NotApplicable => "not_applicable",
    };

    public static string Of(ServerKind kind) => kind switch
    {
        ServerKind.Unknown => "unknown",
        ServerKind.PostgreSql => "postgresql",
        ServerKind.PgBouncer => "pgbouncer",
        ServerKind.Other => "other",
    };

    public static string Of(ClientGets gets) => gets switch
    {
        ClientGets.Tls => "tls",
        ClientGets.Plaintext => "plaintext",
        ClientGets.Refused => "refused",
        ClientGets.Unknown => "unknown",
    };

    public static string Of(SslNegotiation negotiation) => negotiation switch
    {
        SslNegotiation.Postgres => "postgres",
        SslNegotiation.Direct => "direct",
    };

    /// <summary>In JSON: what the rules or TLS made of it.</summary>
    public static string Of(bool? value, string yes, string no) => value switch
    {
        true => yes,
        false => no,
        null => "unknown",
    };

    public static Tone ToneOf(CheckResult result) => result switch
    {
        CheckResult.Ok => Tone.Good,
        CheckResult.Bad => Tone.Bad,
        CheckResult.Unknown => Tone.Warning,
        CheckResult.NotApplicable => Tone.Faint,
    };

    public static Tone ToneOf(ClientGets gets) => gets switch
    {
        ClientGets.Tls => Tone.Good,
        ClientGets.Plaintext => Tone.Bad,
        ClientGets.Refused => Tone.Plain,
        ClientGets.Unknown => Tone.Warning,
    };

    public static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Off or Verdict.Optional => Tone.Bad,
        Verdict.Unknown => Tone.Warning,
        Verdict.Enforced => Tone.Good,
    };

    public static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Info or Severity.Low => Tone.Faint,
        Severity.Medium => Tone.Warning,
        Severity.High or Severity.Critical => Tone.Bad,
    };

    public static Tone ToneOf(PlaintextAnswer answer) => answer switch
    {
        PlaintextAnswer.Refused => Tone.Good,
        PlaintextAnswer.Admitted => Tone.Bad,
        PlaintextAnswer.NotTried or PlaintextAnswer.Unknown => Tone.Warning,
        PlaintextAnswer.NotApplicable => Tone.Faint,
    };

    public static Tone ToneOf(Expectation expectation) => expectation switch
    {
        Expectation.Untested => Tone.Warning,
        Expectation.WouldBeRefused => Tone.Bad,
        Expectation.ComesBack => Tone.Good,
        Expectation.Stays => Tone.Good,
        Expectation.RefusedNow => Tone.Faint,
    };

    public static Tone ToneOf(StageStatus status) => status switch
    {
        StageStatus.Running => Tone.Strong,
        StageStatus.Skipped => Tone.Faint,
        StageStatus.Done => Tone.Good,
        StageStatus.Failed => Tone.Bad,
    };

    public static Tone ToneOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Verified or RunOutcome.NothingToChange => Tone.Good,
        RunOutcome.RolledBack => Tone.Warning,
        RunOutcome.Refused or RunOutcome.Attention => Tone.Bad,
    };

    public static Tone ToneOf(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Plain => Tone.Bad,
        ConnectionKind.Tls => Tone.Good,
        ConnectionKind.Local or ConnectionKind.Gss => Tone.Plain,
    };

    /// <summary>RFC 3339, to the second.</summary>
    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Elapsed(TimeSpan elapsed) => elapsed.TotalSeconds < 60
        ? $"{elapsed.TotalSeconds:0.0} s"
        : $"{(int)elapsed.TotalMinutes} min {elapsed.Seconds} s";

    /// <summary><c>1 change</c>, <c>2 changes</c>.</summary>
    public static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? one + "s"}";
}
