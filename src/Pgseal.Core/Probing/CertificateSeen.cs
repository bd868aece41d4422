using Pgseal.Core.Certificates;

namespace Pgseal.Core.Probing;

/// <summary>The certificate that a server showed after an SSLRequest, and who would accept it.</summary>
/// <param name="Chain">What the server sent, its own first.</param>
/// <param name="VerifyCa">libpq with <c>sslmode=verify-ca</c>.</param>
/// <param name="VerifyFull">libpq with <c>sslmode=verify-full</c>, 15 and later.</param>
/// <param name="VerifyFullOld">libpq up to 14, which looks for addresses among the dNSNames only.</param>
/// <param name="Browser">A browser: the system's authorities, names from the SAN only, today's key sizes, hashes and validity.</param>
public sealed record CertificateSeen(
    ValueList<CertificateFacts> Chain, Judgement VerifyCa, Judgement VerifyFull, Judgement VerifyFullOld, Judgement Browser)
{
    public CertificateFacts Leaf => Chain[0];
}
