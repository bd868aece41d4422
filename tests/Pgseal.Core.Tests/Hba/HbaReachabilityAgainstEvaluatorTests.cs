using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Reachability agrees with trying every connection of a small world.</summary>
public sealed class HbaReachabilityAgainstEvaluatorTests
{
    const int Files = 80, ManyFiles = 2000;

    /// <summary>Each file is tried with one in so many connections of the world.</summary>
    const int Part = 5;

    [Fact]
    public void With_everything_known_it_agrees_with_every_connection() => Agree(0, Files);

    [Fact]
    [Trait("Size", "Long")]
    public void It_agrees_for_many_more_files() => Agree(Files, ManyFiles);

    [Fact]
    public void A_rule_that_is_called_needed_changes_something_when_it_goes()
    {
        var needed = 0;
        for (var seed = 0; seed < Files; seed++)
        {
            var text = new RandomRules(seed, variety: true).CoarseFile();
            var environment = RandomRules.World(16, variety: true);
            var tree = FakeFiles.Read(environment, text);
            var answers = HbaReachability.Of(tree, environment);
            var idle = answers.Where(answer => answer is not RuleReachability.Reachable).Select(answer => answer.Rule).ToList();
            foreach (var answer in answers.OfType<RuleReachability.Reachable>())
            {
                var later = idle.Where(rule => rule.Index > answer.Rule.Index).ToList();
                if (later.Count + 1 == tree.Rules.Count)
                    continue;
                Assert.True(
                    Matters(answer.Rule, text, [], environment) || Matters(answer.Rule, text, later, environment),
                    $"seed {seed}, line {answer.Rule.LineNumber} is not needed\n{text}");
                needed++;
            }
        }
        Assert.True(needed > Files, $"{needed} needed");
    }

    static void Agree(int from, int to)
    {
        var counts = new Dictionary<string, int>();
        for (var seed = from; seed < to; seed++)
        {
            var rules = new RandomRules(seed, variety: true);
            var environment = RandomRules.World(rules.Major, variety: true);
            var text = seed % 2 == 0 ? rules.File() : rules.CoarseFile();
            var tree = FakeFiles.Read(environment, text);
            if (tree.Loads != true)
                continue;
            var world = SmallWorld.Decide(tree, environment, 0, Part);
            var deciding = world.Select(pair => pair.Rule?.LineNumber).ToHashSet();
            var answers = HbaReachability.Of(tree, environment);
            Assert.Equal(tree.Rules, answers.Select(answer => answer.Rule));
            foreach (var answer in answers)
            {
                var label = $"seed {seed}, line {answer.Rule.LineNumber}: {answer}\n{text}";
                counts[answer.GetType().Name] = counts.GetValueOrDefault(answer.GetType().Name) + 1;
                Assert.True(answer.Match(
                    reachable: it => Same(answer.Rule.LineNumber, DecidedBy(tree, environment, it.Connection)) && it.RedundancyUnknown is null,
                    unmatchable: _ => !deciding.Contains(answer.Rule.LineNumber),
                    shadowed: it => !deciding.Contains(answer.Rule.LineNumber) && Cover(it, text, environment) && ReallyDiffers(it, world, text, environment),
                    redundant: it => it.TakenOverBy.Count > 0 && SameFates(world, SmallWorld.Without(text, [it.Rule]), environment),
                    unknown: _ => false), label);
            }
            // All that decides nothing or need not, taken out at once.
            var idle = answers.Where(answer => answer is RuleReachability.Shadowed or RuleReachability.Unmatchable or RuleReachability.Redundant).ToList();
            var without = SmallWorld.Without(text, idle.Select(answer => answer.Rule));
            Assert.True(
                idle.Count == answers.Count || SameFates(world, without, environment),
                $"seed {seed}\n{text}\nwithout {string.Join(", ", idle.Select(answer => answer.Rule.LineNumber))}");
        }
        Assert.True(counts.Count >= 4 && counts["Shadowed"] > 25 && counts["Redundant"] > 3, string.Join(", ", counts));
    }

    /// <summary>Whether a connection that the rule decides would have another fate without it, or no rule.</summary>
    static bool Matters(HbaRule rule, string text, IReadOnlyList<HbaRule> leftOut, HbaEnvironment environment)
    {
        var with = SmallWorld.DecideCoarse(FakeFiles.Read(environment, SmallWorld.Without(text, leftOut)), environment);
        var without = SmallWorld.DecideCoarse(FakeFiles.Read(environment, SmallWorld.Without(text, leftOut.Append(rule))), environment);
        return with.Zip(without).Any(pair => pair.First.Rule?.LineNumber == rule.LineNumber
            && (pair.Second.Rule is null || SmallWorld.FateBy(pair.First.Rule) != SmallWorld.FateBy(pair.Second.Rule)));
    }

    static int? DecidedBy(HbaTree tree, HbaEnvironment environment, Witness witness)
    {
        var address = witness.Kind == ConnectionKind.Local ? null : IPAddress.Parse(witness.Address);
        var connection = new HbaConnection(witness.Kind, witness.Database, witness.User, address)
        {
            Replication = witness.Replication ? HbaReplication.Physical : HbaReplication.None,
        };
        return FirstMatch.Find(tree, environment, connection) is HbaOutcome.Matched it ? it.Rule.LineNumber : null;
    }

    static bool Same(int left, int? right) => left == right;

    /// <summary>With nothing but its blockers before it, the rule decides nothing either.</summary>
    static bool Cover(RuleReachability.Shadowed shadowed, string text, HbaEnvironment environment)
    {
        var others = FakeFiles.Read(environment, text).Rules.Where(rule => rule.Index != shadowed.Rule.Index && shadowed.Blockers.All(blocker => blocker.Index != rule.Index));
        var tree = FakeFiles.Read(environment, SmallWorld.Without(text, others));
        return SmallWorld.Decide(tree, environment, 0, Part).All(pair => pair.Rule?.LineNumber != shadowed.Rule.LineNumber);
    }

    /// <summary>What the rule alone would do is compared with what becomes of its connections.</summary>
    static bool ReallyDiffers(
        RuleReachability.Shadowed shadowed, List<(HbaConnection Connection, HbaRule? Rule)> world, string text, HbaEnvironment environment)
    {
        var others = FakeFiles.Read(environment, text).Rules.Where(rule => rule.Index != shadowed.Rule.Index);
        var alone = SmallWorld.Decide(FakeFiles.Read(environment, SmallWorld.Without(text, others)), environment, 0, Part);
        var differs = alone.Zip(world).Any(pair => pair.First.Rule is { } rule && rule.Admits != pair.Second.Rule?.Admits);
        return shadowed.DiffersInAction == true ? shadowed.Blockers.Any(rule => rule.Admits != shadowed.Rule.Admits) : !differs && shadowed.DiffersInAction == false;
    }

    static bool SameFates(List<(HbaConnection Connection, HbaRule? Rule)> world, string changed, HbaEnvironment environment) =>
        world.Zip(SmallWorld.Decide(FakeFiles.Read(environment, changed), environment, 0, Part))
            .All(pair => SmallWorld.FateBy(pair.First.Rule) == SmallWorld.FateBy(pair.Second.Rule));
}
