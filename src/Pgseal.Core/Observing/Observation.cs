using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Observing;

/// <summary>Who was seen at one member, and by what means.</summary>
/// <param name="Sampled">How long pg_stat_activity was looked at again and again; zero for one look.</param>
/// <param name="NotKept">Connections of clients that were too many to keep.</param>
public sealed record Observation(ValueList<SeenClient> Clients, LogReport Log, TimeSpan Sampled, long NotKept)
{
    /// <summary>The application_name of pgseal's own sessions.</summary>
    public const string Ourselves = "pgseal";

    /// <summary>Nothing but the sessions among the facts.</summary>
    public static Observation OfNow(MemberFacts member, DateTimeOffset now)
    {
        var tally = new ClientTally();
        tally.TlsIsServedSince(ServedSince(member));
        tally.Sample(member.Sessions.Or([]), now);
        return new(tally.ToList(), LogReport.Without("it was not looked at", ""), TimeSpan.Zero, 0);
    }

    /// <summary>A moment since which TLS is known to be served: the last reading of the configuration, if it is served now.</summary>
    public static DateTimeOffset? ServedSince(MemberFacts member) =>
        member.Endpoints.Any(endpoint => endpoint.Handshake is HandshakeOutcome.Served) ? member.Server?.ConfigurationLoadedAt : null;
}
