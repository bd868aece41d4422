using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Pgseal.Core;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>--scope</c> and <c>--local-network</c>.</summary>
static class ScopeOptions
{
    static readonly Option<ScopeKind> Kind =
        Declare.Word("--scope", "which client addresses must use TLS", Wording.Of, ScopeKind.Remote, ScopeKind.Remote, ScopeKind.All);

    static readonly Option<IPNetwork[]> LocalNetwork =
        Declare.Networks("--local-network", "a network that scope remote leaves out, instead of 127.0.0.0/8 and ::1/128");

    public static void AddTo(Command verb)
    {
        verb.Add(Kind);
        verb.Add(LocalNetwork);
    }

    /// <summary>Which of them was typed; null when none was.</summary>
    public static string? FirstGiven(CommandResult given) =>
        new Option[] { Kind, LocalNetwork }.FirstOrDefault(option => given.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What was typed, else what the policy of <c>--cluster</c> says, else the default.</summary>
    public static Scope Read(ParseResult parse, Output output) => new(
        ClusterFile.Choose(parse, output, Kind, policy => policy.Scope),
        parse.GetRequiredValue(LocalNetwork) is { Length: > 0 } networks ? networks.ToValueList()
        : ClusterFile.PolicyOf(parse, output)?.LocalNetworks ?? Scope.Loopback);
}
