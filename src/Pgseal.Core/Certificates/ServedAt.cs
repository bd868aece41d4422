namespace Pgseal.Core.Certificates;

/// <summary>What one address of a server answered when it was asked for TLS.</summary>
/// <param name="Endpoint">Address and port.</param>
/// <param name="Certificate">Null when no certificate came.</param>
/// <param name="Answer">What came, in a sentence.</param>
public sealed record ServedAt(string Endpoint, CertificateFacts? Certificate, string Answer);
