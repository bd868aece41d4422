using Pgseal.Core.Hba;

namespace Pgseal.Core.Tests.Hba;

/// <summary>The comparison of two files agrees with trying every connection of a small world on both.</summary>
public sealed class HbaDiffAgainstEvaluatorTests
{
    const int Pairs = 60, ManyPairs = 1500, Part = 5;

    [Fact]
    public void With_everything_known_every_connection_of_another_fate_is_in_the_list() => AgreeOnPairs(0, Pairs);

    [Fact]
    [Trait("Size", "Long")]
    public void It_agrees_for_many_more_pairs() => AgreeOnPairs(Pairs, ManyPairs);

    [Fact]
    public void One_file_on_two_versions_agrees_too()
    {
        var (same, different) = (0, 0);
        for (var seed = 0; seed < Pairs; seed++)
        {
            var text = new RandomRules(seed, variety: true).File();
            var (old, now) = (RandomRules.World(15, variety: true), RandomRules.World(16, variety: true));
            var (before, after) = (FakeFiles.Read(old, text), FakeFiles.Read(now, text));
            if (before.Loads != true || after.Loads != true)
                continue;
            var comparison = HbaDiff.Between(before, old, after, now);
            if (comparison.Relation == HbaRelation.Equivalent)
                same++;
            else
                different++;
            Agree(comparison, before, old, after, now, $"seed {seed}: {comparison.Relation}\n{text}");
        }
        Assert.True(same > 5 && different > 5, $"{same} same, {different} different");
    }

    [Fact]
    public void A_file_is_equivalent_to_itself_even_where_nothing_is_known()
    {
        for (var seed = 0; seed < Pairs; seed++)
        {
            var rules = new RandomRules(seed);
            var environment = RandomRules.Ignorant(rules.Major);
            var text = rules.File();
            var tree = FakeFiles.Read(environment, text);
            if (tree.Loads == true)
                Assert.True(HbaDiff.Between(tree, environment, FakeFiles.Read(environment, text), environment) is { Relation: HbaRelation.Equivalent }, $"seed {seed}\n{text}");
        }
    }

    static void AgreeOnPairs(int from, int to)
    {
        var relations = new Dictionary<HbaRelation, int>();
        for (var seed = from; seed < to; seed++)
        {
            var rules = new RandomRules(seed, variety: true);
            var environment = RandomRules.World(rules.Major, variety: true);
            var text = rules.File();
            // Half of the pairs are two different files, half one file with a line taken out or moved.
            var other = seed % 2 == 0 ? new RandomRules(seed + 6000, variety: true).File() : Changed(text, seed);
            var (before, after) = (FakeFiles.Read(environment, text), FakeFiles.Read(environment, other));
            if (before.Loads != true || after.Loads != true)
                continue;
            var comparison = HbaDiff.Between(before, environment, after, environment);
            relations[comparison.Relation] = relations.GetValueOrDefault(comparison.Relation) + 1;
            Agree(comparison, before, environment, after, environment, $"seed {seed}: {comparison.Relation}\n{text}\n---\n{other}");
        }
        Assert.True(relations.Count >= 4, string.Join(", ", relations));
    }

    static void Agree(HbaComparison comparison, HbaTree before, HbaEnvironment old, HbaTree after, HbaEnvironment now, string label)
    {
        Assert.True(comparison.Because.Count == 0, $"{string.Join("; ", comparison.Because)}\n{label}");
        var (more, less) = (comparison.Changes.Any(change => change.IsNewlyAdmitted), comparison.Changes.Any(change => change.IsNewlyRefused));
        var expected = more && less ? HbaRelation.Incomparable : more ? HbaRelation.MorePermissive : less ? HbaRelation.LessPermissive
            : comparison.Changes.Count > 0 ? HbaRelation.OtherMethods : HbaRelation.Equivalent;
        Assert.True(comparison.Relation == expected, label);
        var listed = comparison.Changes
            .SelectMany(change => change.Kinds.Select(kind => (change.BeforeRule?.Index, change.AfterRule?.Index, kind))).ToHashSet();
        foreach (var (first, second) in SmallWorld.Decide(before, old, Pairs, Part).Zip(SmallWorld.Decide(after, now, Pairs, Part)))
        {
            var differs = SmallWorld.FateBy(first.Rule) != SmallWorld.FateBy(second.Rule);
            if (differs)
                Assert.True(listed.Contains((first.Rule?.Index, second.Rule?.Index, first.Connection.Kind)), $"{first.Connection} is not listed\n{label}");
        }
    }

    static string Changed(string text, int seed)
    {
        var lines = text.Split('\n').ToList();
        var line = lines[seed % lines.Count];
        lines.RemoveAt(seed % lines.Count);
        if (seed % 3 == 0)
            lines.Insert(0, line);
        return string.Join('\n', lines) + "\n";
    }
}
