namespace Pgseal.Core.Hba.Proving;

/// <summary>Those rules of an index that take connections away from a question.</summary>
sealed record Obstacles(RuleIndex Rules, Func<HbaRule, bool> Counts)
{
    /// <summary>The first that takes a connection or may, leaving out those already known.</summary>
    public Condition? First(ReachedConnection connection, List<Condition> known) =>
        Rules.First(connection, rule => Counts(rule) && !IsKnown(rule, known)) is { } first ? new Condition(first, Rules.Matcher) : null;

    /// <summary>Those that may share a connection with a rule, in order.</summary>
    public List<Condition> MayOverlap(Condition wanted)
    {
        var overlapping = new List<Condition>();
        foreach (var rule in Rules.MayOverlap(wanted))
        {
            if (Counts(rule))
                overlapping.Add(new(rule, Rules.Matcher));
        }
        return overlapping;
    }

    bool IsKnown(HbaRule rule, List<Condition> known)
    {
        foreach (var condition in known)
        {
            if (ReferenceEquals(condition.Rule, rule) && condition.Matcher == Rules.Matcher)
                return true;
        }
        return false;
    }
}
