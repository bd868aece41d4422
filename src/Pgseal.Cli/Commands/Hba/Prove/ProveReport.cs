using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>What holds of rules.</summary>
sealed record ProveReport(RulesRead Read, Scope Scope, ValueList<ProvedProperty> Properties)
{
    /// <summary>The worst: refuted before unknown before proven.</summary>
    public Proof Overall =>
        Properties.Select(it => it.Proof).FirstOrDefault(proof => proof is Proof.Refuted)
        ?? Properties.Select(it => it.Proof).FirstOrDefault(proof => proof is Proof.Unknown)
        ?? Properties[0].Proof;

    public ExitCode ExitCode => Overall.Match(proven: _ => Cli.ExitCode.AsItShouldBe, refuted: _ => Cli.ExitCode.KnownBad, unknown: _ => Cli.ExitCode.NotSeen);

    public static ProveReport Of(RulesRead read, ValueList<HbaProperty> properties, Scope scope) => new(
        read,
        scope,
        properties.Select(property => new ProvedProperty(property, Decide(read, property, scope))).ToValueList());

    /// <summary>Nothing is proven of rules that were not all seen, or that pgseal reads in another way than the server.</summary>
    static Proof Decide(RulesRead read, HbaProperty property, Scope scope) =>
        read.Disagreements.Count > 0 ? new Proof.Unknown(["pgseal and the server read the rules differently, which is a bug of pgseal"])
        : read.NotSeen.Count > 0 ? new Proof.Unknown(read.NotSeen)
        : HbaProof.Decide(read.Tree, read.Environment, property, scope);
}
