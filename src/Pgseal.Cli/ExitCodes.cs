using Pgseal.Cli.Commands.Probe;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli;

/// <summary>Decides the exit code from an answer; unknown is never 0.</summary>
static class ExitCodes
{
    public static ExitCode Of(AuditReport report, Severity failOn) =>
        IsKnownBad(report, failOn) ? ExitCode.KnownBad
        : IsWhollySeen(report) ? ExitCode.AsItShouldBe
        : ExitCode.NotSeen;

    /// <summary>A plan that apply would refuse says so, even where it has changes to show.</summary>
    public static ExitCode Of(Plan plan) =>
        plan.Blockers.Any() ? ExitCode.Refused
        : plan.IsEmpty ? ExitCode.AsItShouldBe
        : ExitCode.ChangesProposed;

    /// <summary>For apply: it promised enforced, so what the audit after it could not see counts.</summary>
    public static ExitCode OfApply(RunReport run) => OfWayBack(run) is var code && code != ExitCode.AsItShouldBe ? code
        : run.LeftOnPlaintext > 0 || run.Audit?.Clusters.Any(cluster => IsBad(cluster.Verdict)) == true ? ExitCode.KnownBad
        : run.Audit is { } audit && !IsWhollySeen(audit) ? ExitCode.NotSeen
        : ExitCode.AsItShouldBe;

    /// <summary>For disable and rollback: plaintext after them is what was asked for.</summary>
    public static ExitCode OfWayBack(RunReport run) => run.Outcome switch
    {
        RunOutcome.Verified or RunOutcome.NothingToChange => ExitCode.AsItShouldBe,
        RunOutcome.Refused => ExitCode.Refused,
        RunOutcome.RolledBack => ExitCode.RolledBack,
        RunOutcome.Attention => ExitCode.Attention,
    };

    public static ExitCode Of(SessionsReport report) =>
        report.PlaintextInScope > 0 || report.Drain?.Left > 0 ? ExitCode.KnownBad
        : report.Members.Any(member => member.UnknownBecause.Count > 0) ? ExitCode.NotSeen
        : ExitCode.AsItShouldBe;

    /// <summary>Protected is said only of settings that connect, or were not tried.</summary>
    public static ExitCode Of(ConninfoReport report) =>
        report.Guarantees.Overall == Protection.NotProtected ? ExitCode.KnownBad
        : report.Guarantees.Overall == Protection.Unknown || report.Client.NeverConnects is not null
            || report.Connection is { Failure: not null } or { Login: TrialLogin.Refused } ? ExitCode.NotSeen
        : ExitCode.AsItShouldBe;

    public static ExitCode Of(ProbeCounts probed) =>
        probed.Bad > 0 ? ExitCode.KnownBad
        : probed.Unknown + probed.Unreached > 0 ? ExitCode.NotSeen
        : ExitCode.AsItShouldBe;

    public static ExitCode Of(FailureKind kind) => kind switch
    {
        FailureKind.BadInput => ExitCode.BadUsage,
        FailureKind.Unreachable => ExitCode.NotSeen,
        FailureKind.Refused => ExitCode.Refused,
        FailureKind.RolledBack => ExitCode.RolledBack,
        FailureKind.Attention => ExitCode.Attention,
    };

    static bool IsKnownBad(AuditReport report, Severity failOn) =>
        report.Clusters.Any(cluster => IsBad(cluster.Verdict))
        || Members(report).Any(member => IsBad(member.Verdict) || member.Proof is Proof.Refuted)
        || report.Findings.Any(finding => finding.Exemption is null && finding.Severity >= failOn);

    static bool IsWhollySeen(AuditReport report) =>
        report.Verdict == Verdict.Enforced && Members(report).All(member => member.Verdict == Verdict.Enforced);

    static bool IsBad(Verdict verdict) => verdict is Verdict.Off or Verdict.Optional;

    static IEnumerable<MemberReport> Members(AuditReport report) => report.Clusters.SelectMany(cluster => cluster.Members);
}
