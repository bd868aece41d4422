namespace Pgseal.Core.Certificates;

/// <summary>Whether a certificate, its chain and its key may become an authority of pgseal's.</summary>
/// <param name="Certificate">The authority's own; null when it could not be read.</param>
/// <param name="Refused">Why it must not, one sentence each.</param>
/// <param name="Warned">What the operator should know.</param>
public sealed record AuthorityJudgement(CertificateFacts? Certificate, ValueList<string> Refused, ValueList<string> Warned);
