namespace Pgseal.Core.Posture.Rules;

/// <summary>What other runs of pgseal left in the middle.</summary>
static class RunRules
{
    public static IEnumerable<Finding> Find(MemberCase it) =>
        it.Member.Unfinished is { OwnerLives: not true } run
            ? [new(FindingRules.RunUnfinished, $"run {run.Run}", run.Sentence, run.Marker, run.Next)]
            : [];
}
