using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Every connection of the small world with the rule that the evaluator finds for it.</summary>
static class SmallWorld
{
    static readonly HbaConnection[] Connections = [.. Enum.GetValues<ConnectionKind>().SelectMany(RandomRules.Connections)];

    static readonly string[] CoarseNames = ["", "a", "b", "ba", "zzz"], CoarseAddresses = ["", "10.0.0.1", "10.128.0.4", "11.0.0.1", "fd00::1"];

    /// <summary>Those that <see cref="RandomRules.CoarseFile"/> can tell apart.</summary>
    public static List<(HbaConnection Connection, HbaRule? Rule)> DecideCoarse(HbaTree tree, HbaEnvironment environment) => Decide(tree, environment, Coarse);

    static readonly HbaConnection[] Coarse = [.. Connections.Where(connection =>
        CoarseNames.Contains(connection.User.ToString()) && CoarseNames.Contains(connection.Database.ToString()) && CoarseAddresses.Contains($"{connection.Address}"))];

    /// <param name="part">One in so many connections, another part for each seed.</param>
    public static List<(HbaConnection Connection, HbaRule? Rule)> Decide(HbaTree tree, HbaEnvironment environment, int seed = 0, int part = 1) =>
        Decide(tree, environment, Connections.Where((_, i) => i % part == seed % part));

    static List<(HbaConnection Connection, HbaRule? Rule)> Decide(HbaTree tree, HbaEnvironment environment, IEnumerable<HbaConnection> connections)
    {
        var first = new FirstMatch(tree, environment);
        return connections.Select(connection => (connection, first.Find(connection) switch
        {
            HbaOutcome.Matched it => it.Rule,
            HbaOutcome.ImplicitReject => null,
            var other => throw new InvalidOperationException($"{connection}: {other}"),
        })).ToList();
    }

    public static HbaFate FateBy(HbaRule? rule) => rule is null ? HbaFate.Refused : HbaFate.Of(rule);

    /// <summary>The text with some lines left empty, so that the others keep their numbers.</summary>
    public static string Without(string text, IEnumerable<HbaRule> rules)
    {
        var lines = text.Split('\n');
        foreach (var rule in rules)
            lines[rule.LineNumber - 1] = "";
        return string.Join('\n', lines);
    }
}
