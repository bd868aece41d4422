using System.CommandLine;
using System.CommandLine.Parsing;
using Pgseal.Cli.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Planning;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>The options that plan and apply share.</summary>
static class ChangeOptions
{
    static readonly Option<Strategy> Way =
        Word("--strategy", "change type tokens in place, or put one block before the rules", Wording.Of, Strategy.Convert, Strategy.Convert, Strategy.Guard);

    static readonly Option<TlsFloor> MinTls = Word("--min-tls", "the lowest TLS version served", Wording.Of, TlsFloor.Tls12, TlsFloor.Tls12, TlsFloor.Tls13);

    static readonly Option<string?> Certificate = Text("--certificate", "FILE", "import this certificate (PEM, its chain after it) instead of issuing one");

    static readonly Option<string?> Key = Text("--key", "FILE", "the private key of --certificate");

    static readonly Option<string[]> San = Texts("--san", "NAME", "one more name or address for certificates issued");

    static readonly Option<TimeSpan> Observe = Time("--observe", "how long sessions are watched before plaintext is refused; Ctrl-C ends it early", TimeSpan.Zero);

    static readonly Option<string?> Log = Text("--log", "FILE", "the log of the one TARGET, where it is not the server's own; its format is found out");

    static readonly Option<string?> AcceptRefusals =
        Text("--accept-refusals", "all|FILE|USER@DB,...", "clients that may be refused afterwards; FILE is what plan --format json printed, or holds one USER@DB a line");

    static readonly Option<bool> HardenStandbys = Flag("--harden-standbys", "make each standby verify its primary: sslmode=verify-full in its primary_conninfo");

    static readonly Option[] All = [Way, MinTls, Certificate, Key, San, .. DrainArguments.All, HardenStandbys, AcceptRefusals];

    public static void AddTo(Command verb)
    {
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        foreach (var option in (IEnumerable<Option>)[.. All, Observe, Log])
            verb.Add(option);
        HostOptions.AddTo(verb);
        HostOptions.AddConfirmTimeoutTo(verb);
        PassphraseOption.AddTo(verb);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Certificate) is null != given.GetResult(Key) is null)
                given.AddError("--certificate and --key go together: give both to import a pair, or none to have one issued");
        });
    }

    /// <summary>What was typed of all that a saved plan says already; null when nothing was.</summary>
    public static string? FirstGiven(CommandResult given) => TargetArguments.FirstGiven(given) ?? ScopeOptions.FirstGiven(given)
        ?? All.FirstOrDefault(option => given.GetResult(option) is { Implicit: false })?.Name;

    public static PlanOptions Read(ParseResult parse, Output output)
    {
        var (clusters, change) = (TargetArguments.Read(parse, output), ReadChange(parse, output));
        return clusters.Count > 1 && change.Observe.LogFile is { } log
            ? throw new BadInput("--log belongs to one TARGET, and several are given", "run pgseal once for each cluster", log)
            : new(clusters, change);
    }

    public static Live.Apply.ApplyOptions ReadChange(ParseResult parse, Output output) => new(
        ScopeOptions.Read(parse, output),
        parse.GetRequiredValue(Way),
        ClusterFile.Choose(parse, output, MinTls, policy => policy.MinTls),
        parse.GetValue(Certificate),
        parse.GetValue(Key),
        parse.GetRequiredValue(San).ToValueList(),
        DrainArguments.Read(parse),
        parse.GetValue(HardenStandbys),
        parse.GetValue(AcceptRefusals) is { } text ? RefusalsText.Read(text) : AcceptedRefusals.None,
        parse.GetRequiredValue(SharedOptions.Timeout),
        HostOptions.ReadConfirmTimeout(parse),
        HostOptions.ReadStateDir(parse),
        TypedLine.Text)
    {
        AuthorityPassphrase = PassphraseOption.Read(parse),
        AuthorityPassphraseFile = PassphraseOption.ReadPath(parse),
        Observe = new(parse.GetRequiredValue(Observe), parse.GetValue(Log), _ => { }, output.EarlyEnd.Token),
    };
}
