using Pgseal.Core.Probing;

namespace Pgseal.Live.Probing;

/// <summary>What is counted while an address is asked from several connections at once.</summary>
sealed class EndpointTally
{
    int connections, cleanAgreements;

    public void CountConnection() => Interlocked.Increment(ref connections);

    /// <summary>Nothing stood between a server's S and the handshake.</summary>
    public void CountCleanAgreement() => Interlocked.Increment(ref cleanAgreements);

    public EndpointSeen Added(EndpointSeen seen) => seen with { Connections = connections, CleanAgreements = cleanAgreements };
}
