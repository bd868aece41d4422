namespace Pgseal.Core.Probing;

/// <summary>A target is as good as its worst address, and an address that was not reached leaves it unknown.</summary>
static class EachAddress
{
    public static Judged OnEach(this TargetSeen seen, Func<EndpointSeen, Judged> judge)
    {
        var all = seen.Endpoints
            .Select(endpoint => (endpoint.Name, Judged: endpoint.IsReached ? judge(endpoint) : new Judged(CheckResult.Unknown, "not reached", "see why this address does not answer, or take it out of the name")))
            .ToList();
        if (all is [var only])
            return only.Judged;
        var worst = all.MinBy(it => Rank(it.Judged.Result)).Judged;
        return worst with { Seen = string.Join("; ", all.GroupBy(it => it.Judged.Seen).Select(same => $"{string.Join(", ", same.Select(it => it.Name))}: {same.Key}")) };
    }

    static int Rank(CheckResult result) => result switch
    {
        CheckResult.Bad => 0,
        CheckResult.Unknown => 1,
        CheckResult.Ok => 2,
        CheckResult.NotApplicable => 3,
    };
}
