using Pgseal.Core.Observing;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Planning;

/// <summary>What enforcement means for everybody who was seen.</summary>
static class Impact
{
    /// <summary>Those who would be refused come first.</summary>
    public static ValueList<ClientImpact> Of(ClusterFacts cluster, MemberInput member, RulesChange rules, ChangePolicy policy)
    {
        var judge = new ClientJudge(cluster, member.Facts, rules.After, policy);
        return (member.Observation?.Clients ?? [])
            // A client that takes pgseal's name hides from the report and is refused like any other.
            .Where(client => client.Key.Application != Observation.Ourselves)
            .Select(judge.Of)
            .OrderBy(impact => Rank(impact.Expectation))
            .ToValueList();
    }

    /// <summary>Those who are on in-scope plaintext now, and would be drained.</summary>
    public static ValueList<SessionImpact> OnPlaintext(MemberFacts member, ValueList<ClientImpact> clients, Scope scope)
    {
        var judged = clients.ToDictionary(impact => impact.Client.Key);
        return member.Sessions.Or([])
            .Where(session => session.IsPlaintextIn(scope))
            .GroupBy(ClientKey.Of)
            .Select(alike => (alike.Key, Sessions: alike.ToList(), Impact: judged.GetValueOrDefault(alike.Key)))
            .Select(it => new SessionImpact(
                it.Key.User,
                it.Key.Database,
                it.Key.Host,
                it.Key.Application,
                it.Key.IsReplication,
                it.Sessions.Count,
                it.Impact?.Expectation ?? Expectation.Untested,
                it.Impact?.Because ?? "there were too many clients to look at each"))
            .ToValueList();
    }

    static int Rank(Expectation expectation) => expectation switch
    {
        Expectation.WouldBeRefused => 0,
        Expectation.Untested => 1,
        Expectation.ComesBack => 2,
        Expectation.RefusedNow => 3,
        Expectation.Stays => 4,
    };
}
