namespace Pgseal.Core.Hba.Proving;

/// <summary>Decides whether any connection of a question gets past obstacles, looking at few of them.</summary>
/// <remarks>
/// It asks for a connection, looks which obstacle takes it, and asks again with that one in the way, until a connection passes or none is left.
/// What is left over as blockers is all that had to be looked at, however long the list.
/// </remarks>
sealed class Passage(Work work)
{
    /// <summary>After so many single ones, all obstacles that overlap are put in the way at once.</summary>
    const int MostSingly = 48;

    readonly ConnectionSearch search = new(work);

    public Reach Find(Question question, params ReadOnlySpan<Obstacles> obstacles)
    {
        if (!question.IsOpen)
            return Reach.Never;
        var (blockers, takers) = (new List<Condition>(), new List<Condition>());
        while (true)
        {
            if (work.IsDone)
                return new(null, [$"{question.Place}: {Work.Reason}"], [], []);
            var found = search.Find(question, blockers);
            if (found.Connection is not { } connection)
                return found.Because.Count > 0 ? new(null, found.Because, [], []) : new(null, [], blockers.ToValueList(), takers.ToValueList());
            if (Next(connection, blockers, obstacles) is not { } blocker)
                return found.IsCertain ? new(connection, [], [], []) : new(null, found.Because, [], []);
            blockers.Add(blocker);
            if (found.IsCertain && blocker.Matcher.SurelyMatches(blocker.Rule, connection))
                takers.Add(blocker);
            if (blockers.Count == MostSingly)
                AddAll(question, blockers, obstacles);
        }
    }

    static Condition? Next(ReachedConnection connection, List<Condition> blockers, ReadOnlySpan<Obstacles> obstacles)
    {
        foreach (var group in obstacles)
        {
            if (group.First(connection, blockers) is { } first)
                return first;
        }
        return null;
    }

    /// <summary>Takes out, latest first, what is not needed to leave nothing of the question; a single one always is.</summary>
    public List<Condition> Needed(Question question, IEnumerable<Condition> blockers)
    {
        var needed = blockers.OrderBy(blocker => blocker.Rule.Index).ToList();
        for (var i = needed.Count - 1; i >= 0 && needed.Count is > 1 and <= MostSingly; i--)
        {
            List<Condition> others = [.. needed[..i], .. needed[(i + 1)..]];
            var found = search.Find(question, others);
            if (found.Connection is null && found.Because.Count == 0)
                needed = others;
        }
        return needed;
    }

    void AddAll(Question question, List<Condition> blockers, ReadOnlySpan<Obstacles> obstacles)
    {
        blockers.Clear();
        foreach (var group in obstacles)
            blockers.AddRange(group.MayOverlap(question.Wanted[0]));
        work.Spend(blockers.Count);
    }
}
