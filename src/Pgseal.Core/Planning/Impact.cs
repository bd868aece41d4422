using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>What enforcement means for those who are on in-scope plaintext now.</summary>
static class Impact
{
    public static ValueList<SessionImpact> Of(ClusterFacts cluster, MemberFacts member, Scope scope) => member.Sessions.Or([])
        .Where(session => session.IsPlaintextIn(scope))
        .GroupBy(session => (session, Key: (session.User, session.Database, session.ClientAddress, session.ApplicationName, session.IsWalsender)).Key)
        .Select(alike => Of(cluster, member, alike.ToList()))
        .ToValueList();

    static SessionImpact Of(ClusterFacts cluster, MemberFacts member, List<Session> alike)
    {
        var (expectation, because) = alike[0].IsPhysicalWalsender ? OfWalsender(cluster, alike[0]) : OfClient(member, alike);
        return new(
            alike[0].User,
            alike[0].Database,
            alike[0].ClientAddress?.ToString(),
            alike[0].ApplicationName,
            alike[0].IsWalsender,
            alike.Count,
            expectation,
            because);
    }

    static (Expectation, string) OfWalsender(ClusterFacts cluster, Session walsender)
    {
        var standby = cluster.Members.FirstOrDefault(member => ReceiverMap.RowOf(cluster, member)?.Pid == walsender.Pid);
        return standby?.Upstream?.SslMode switch
        {
            null => (Expectation.Untested, standby is null ? "it is no member that was named" : $"the primary_conninfo of {standby.Target} may not be seen"),
            "disable" => (Expectation.WouldBeRefused, $"primary_conninfo of {standby.Target} says sslmode=disable"),
            var mode => (Expectation.ComesBack, $"primary_conninfo of {standby.Target} says sslmode={mode}"),
        };
    }

    /// <summary>A client that chose plaintext while TLS was there will choose it again; of one from before, nobody knows.</summary>
    static (Expectation, string) OfClient(MemberFacts member, List<Session> alike)
    {
        var served = member.Endpoints.Any(endpoint => endpoint.Handshake is Tls.HandshakeOutcome.Served);
        var chose = served && member.Server is { } server && alike.Exists(session => session.BackendStart > server.ConfigurationLoadedAt);
        return chose
            ? (Expectation.WouldBeRefused, "it opened plaintext although TLS was served")
            : (Expectation.Untested, "it was opened before TLS was known to be served");
    }
}
