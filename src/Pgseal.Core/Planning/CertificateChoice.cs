using Pgseal.Core.Certificates;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Planning;

/// <summary>Decides whether a member keeps its certificate, gets the operator's, or one from the local authority.</summary>
/// <remarks>
/// A pair that somebody's authority signed is kept: replacing it would cut off every client that verifies it. A self-signed one is kept only when
/// it covers the names in use, since then clients may already verify against it.
/// </remarks>
static class CertificateChoice
{
    public static CertificateDecision For(
        ClusterFacts cluster, MemberFacts member, MemberHost host, ChangePolicy policy, Authority authority, DateTimeOffset now)
    {
        var current = member.Pair.Match<PairFacts?>(pair => pair, _ => null);
        var file = current?.Certificate.Match<CertificateFacts?>(certificate => certificate, _ => null);
        if (policy.Import is { } import)
            return file is not null && file == import.Judgement.Certificate && current!.Faults.Count == 0
                ? new CertificateDecision.Keep(file)
                : new CertificateDecision.Import(import);
        if (current is null || file is null)
            return new CertificateDecision.Issue("there is no certificate yet");
        if (current.Faults is [var fault, ..])
            return new CertificateDecision.Issue(fault);
        if (Placeholder.Is(file, current.CertificateFile))
            return new CertificateDecision.Issue("the certificate in use is the operating system's placeholder, which no client can verify");
        var expiry = Expiry.At(file, now);
        if (expiry is ExpiryState.Expired or ExpiryState.NotYetValid)
            return new CertificateDecision.Issue($"the certificate in use is valid from {file.NotBefore:yyyy-MM-dd} to {file.NotAfter:yyyy-MM-dd} only");
        if (Shares(cluster, member, file))
            return new CertificateDecision.Issue("another member serves the same certificate, and each member has its own key");
        var ours = authority.Issued(file);
        if (ours && expiry == ExpiryState.RenewalDue)
            return new CertificateDecision.Issue($"the certificate in use ends {file.NotAfter:yyyy-MM-dd}");
        if ((ours || file.IsSelfSigned) && Uncovered(file, host) is { } name)
            return new CertificateDecision.Issue($"the certificate in use does not cover {name}");
        return new CertificateDecision.Keep(file);
    }

    static bool Shares(ClusterFacts cluster, MemberFacts member, CertificateFacts certificate) => cluster.Members.Any(other =>
        other != member && other.Endpoints.Any(endpoint => endpoint.Handshake is HandshakeOutcome.Served served && served.LeafSha256 == certificate.Sha256));

    static string? Uncovered(CertificateFacts certificate, MemberHost host) => host.Names.Names
        .Concat(host.Names.Addresses.Select(address => address.ToString()))
        .FirstOrDefault(name => !certificate.Covers(name));
}
