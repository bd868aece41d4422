namespace Pgseal.Core.Hba.Proving;

/// <summary>Those rules of an index that take connections away from a question.</summary>
sealed record Obstacles(RuleIndex Rules, Func<HbaRule, bool> Counts)
{
    public IEnumerable<Condition> MayMatch(ReachedConnection connection) =>
        Rules.MayMatch(connection).Where(Counts).Select(rule => new Condition(rule, Rules.Matcher));

    public IEnumerable<Condition> MayOverlap(Condition wanted) =>
        Rules.MayOverlap(wanted).Where(Counts).Select(rule => new Condition(rule, Rules.Matcher));
}
