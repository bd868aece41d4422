namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The TLS of a session as its client sees it.</summary>
/// <param name="Protocol">As pg_stat_ssl writes it: <c>TLSv1.3</c>.</param>
/// <param name="Cipher">As pg_stat_ssl writes it: OpenSSL's name.</param>
/// <param name="CertificateSha256">Of the server's certificate, lower-case hexadecimal.</param>
public sealed record TlsFacts(string Protocol, string Cipher, string CertificateSha256);
