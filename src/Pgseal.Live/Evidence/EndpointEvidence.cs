using Pgseal.Core.Evidence;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Evidence;

/// <summary>What was seen at one address, and how to see it again.</summary>
/// <param name="Chain">The file with the certificates as they were served; null without TLS.</param>
/// <param name="CheckWith">A command that asks the same, without pgseal.</param>
sealed record EndpointEvidence(string Address, int Port, bool InScope, string Handshake, string? CertificateSha256, string? Chain, string CheckWith, AttemptEvidence[] Attempts)
{
    public static EndpointEvidence Of(EndpointFacts endpoint, string? chain) => new(
        endpoint.Address.ToString(),
        endpoint.Port,
        endpoint.InScope,
        HandshakeText.Of(endpoint.Handshake),
        (endpoint.Handshake as HandshakeOutcome.Served)?.LeafSha256,
        chain,
        HowToCheck.Handshake(endpoint.Address, endpoint.Port),
        [.. endpoint.Attempts.Select(attempt => AttemptEvidence.Of(endpoint, attempt))]);
}
