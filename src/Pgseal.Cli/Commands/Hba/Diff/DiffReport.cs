using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>Two sets of rules and what differs between them.</summary>
sealed record DiffReport(RulesRead Before, RulesRead After, HbaComparison Comparison)
{
    /// <summary>Fewer connections, or other methods, are a change; more connections are known bad.</summary>
    public ExitCode ExitCode => Comparison.Relation switch
    {
        HbaRelation.Equivalent => Cli.ExitCode.AsItShouldBe,
        HbaRelation.OtherMethods or HbaRelation.LessPermissive => Cli.ExitCode.ChangesProposed,
        HbaRelation.MorePermissive or HbaRelation.Incomparable => Cli.ExitCode.KnownBad,
        HbaRelation.Unknown => Cli.ExitCode.NotSeen,
    };

    /// <summary>Rules that were not all seen, that do not load, or that the server reads in another way, are compared with nothing.</summary>
    public static DiffReport Of(RulesRead before, RulesRead after)
    {
        var doubts = new[] { before, after }.SelectMany(Doubts).Distinct().ToValueList();
        return new(
            before,
            after,
            doubts.Count > 0 ? new(HbaRelation.Unknown, [], doubts)
            : AreAlike(before, after) ? new(HbaRelation.Equivalent, [], [])
            : HbaDiff.Between(before.Tree, before.Environment, after.Tree, after.Environment));
    }

    /// <summary>Files in one and the same world need no search where their words are the same. Two servers may differ in what nobody knows of them.</summary>
    static bool AreAlike(RulesRead before, RulesRead after) =>
        !before.IsLive && !after.IsLive && before.Environment.IsLike(after.Environment) && SameRules.Are(before.Tree, after.Tree);

    static IEnumerable<string> Doubts(RulesRead read) =>
        read.NotSeen.Count > 0 ? read.NotSeen
        : read.Loads == false ? read.Tree.Errors.Select(error => $"the server would not load it: {error}")
        : read.Disagreements.Count > 0 ? ["pgseal and the server read the rules differently, which is a bug of pgseal"]
        : [];
}
