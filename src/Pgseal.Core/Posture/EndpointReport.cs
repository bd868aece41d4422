namespace Pgseal.Core.Posture;

/// <summary>One listening address and what it answered: the evidence behind a verdict.</summary>
/// <param name="CertificateSha256">Fingerprint served here, lower-case hex; null without TLS.</param>
/// <param name="SqlState">Of the decisive answer to a plaintext startup; null when there was none.</param>
/// <param name="Message">The server's own words. Untrusted and, before TLS, unauthenticated.</param>
/// <param name="TriedFrom">The client address the attempt came from.</param>
/// <param name="TriedAs">User, database and replication of the decisive attempt.</param>
public sealed record EndpointReport(
    string Address,
    int Port,
    bool? Tls,
    string? CertificateSha256,
    PlaintextAnswer Plaintext,
    string? SqlState = null,
    string? Message = null,
    string? TriedFrom = null,
    string? TriedAs = null,
    DateTimeOffset? At = null);
