namespace Pgseal.Core.Certificates;

/// <summary>Whether a certificate and key may be installed.</summary>
/// <param name="Certificate">The server's own certificate; null when it could not be read.</param>
/// <param name="Refused">Why the pair must not be installed: the server would reject it, or every verifying client would.</param>
/// <param name="Warned">What the operator should know before it is installed.</param>
public sealed record PairJudgement(CertificateFacts? Certificate, ValueList<PairFault> Refused, ValueList<PairFault> Warned)
{
    public bool MayBeInstalled => Refused.Count == 0;
}
