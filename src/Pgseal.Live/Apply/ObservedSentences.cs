using Pgseal.Core.Observing;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>What the stage observe says: who would be refused, who is not known, and what was looked at.</summary>
static class ObservedSentences
{
    /// <summary>Clients that are told one by one for each member.</summary>
    const int MostTold = 20;

    public static IEnumerable<string> Of(ClusterPlan plan)
    {
        foreach (var member in plan.Members)
        {
            var inDoubt = member.Clients.Where(client => client.Expectation is Expectation.WouldBeRefused or Expectation.Untested).ToList();
            foreach (var impact in inDoubt.Take(MostTold))
                yield return Told(impact);
            if (inDoubt.Count > MostTold)
                yield return $"{member.Target}: {inDoubt.Count - MostTold} more clients; see them all with pgseal plan";
            if (member.Observation is { } seen)
                yield return $"{member.Target}: clients seen: {member.Clients.Count}, would be refused: {member.Clients.Count(client => client.Expectation == Expectation.WouldBeRefused)} ({Means(seen)})";
        }
    }

    static string Told(ClientImpact impact) =>
        $"{impact.Client.Count} × user={impact.Client.Key.User} database={impact.Client.Key.Database} from {impact.Client.Key.Host} ({impact.Client.Key.Application}): {impact.Because}";

    static string Means(Observation seen) =>
        (seen.Sampled > TimeSpan.Zero ? $"sessions sampled for {seen.Sampled.TotalSeconds:0} s" : "sessions of one moment")
        + (seen.Log is { Format: not null, From: { } from } ? $", log since {from:yyyy-MM-dd HH:mm} UTC" : seen.Log.NotUsable is { } why ? $"; log not usable: {why}" : ", and an empty log");
}
