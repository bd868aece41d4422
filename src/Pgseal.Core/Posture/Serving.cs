namespace Pgseal.Core.Posture;

/// <summary>What the server serves to a client that asks for TLS.</summary>
/// <param name="Protocol">As pg_stat_ssl writes it, such as <c>TLSv1.3</c>; null without TLS.</param>
/// <param name="Certificate">The leaf; null without TLS.</param>
public sealed record Serving(bool Tls, string? Protocol, string? Cipher, ServedCertificate? Certificate);
