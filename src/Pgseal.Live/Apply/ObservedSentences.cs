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
            if (member.Observation is { } seen && (seen.Sampled > TimeSpan.Zero || seen.Log.Format is not null))
                yield return $"{member.Target}: {member.Clients.Count} clients seen{Means(seen)}";
        }
    }

    static string Told(ClientImpact impact) =>
        $"{impact.Client.Count} × user={impact.Client.Key.User} database={impact.Client.Key.Database} from {impact.Client.Key.Host} ({impact.Client.Key.Application}): {impact.Because}";

    static string Means(Observation seen) =>
        (seen.Sampled > TimeSpan.Zero ? $", sampled for {seen.Sampled.TotalSeconds:0} s" : "")
        + (seen.Log is { Format: not null, From: { } from } ? $", in the log since {from:yyyy-MM-dd HH:mm} UTC" : "");
}
