using Pgseal.Core.Observing;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Planning;

/// <summary>Stops a change that clients would not survive, unless the operator has accepted that.</summary>
static class ClientGuard
{
    /// <summary>Addresses that a sentence names.</summary>
    const int MostNamed = 3;

    public static IEnumerable<Blocker> Find(MemberInput member, ValueList<ClientImpact> clients, AcceptedRefusals accepted) => clients
        .Where(impact => impact.Expectation == Expectation.WouldBeRefused
            && !accepted.Covers(impact.Client.Key.User, impact.Client.Key.Database)
            && !IsReceiver(member.Facts, impact.Client))
        .GroupBy(impact => impact.Client.Key.Name)
        .Select(alike => Of(member.Facts.Target, alike.Key, alike.ToList()));

    /// <summary>Standbys that are connected have a guard of their own, which knows whose they are.</summary>
    static bool IsReceiver(MemberFacts member, SeenClient client) => client.Key.IsPhysicalReplication && client.Now > 0
        && member.Receivers.Or([]).Any(row => !row.IsArchiver && row.User == client.Key.User && row.ApplicationName == client.Key.Application);

    static Blocker Of(string target, string name, List<ClientImpact> alike)
    {
        var hosts = alike.Select(impact => impact.Client.Key.Host).Distinct().ToList();
        var from = string.Join(", ", hosts.Take(MostNamed)) + (hosts.Count > MostNamed ? $" and {hosts.Count - MostNamed} more" : "");
        return new(
            $"{name} from {from} would be refused: {alike[0].Because}",
            alike[0].Line ?? target,
            $"{alike[0].ToChange}, or accept that it is refused: --accept-refusals {name}");
    }
}
