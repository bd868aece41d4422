namespace Pgseal.Core.Conninfo.Trials;

/// <summary>TLS as it came about.</summary>
/// <param name="Protocol">As pg_stat_ssl writes it.</param>
/// <param name="Cipher">As pg_stat_ssl writes it.</param>
/// <param name="Alpn">Null when none was agreed.</param>
public sealed record TlsSeen(string Protocol, string Cipher, string? Alpn, bool ClientCertificateAsked, CertificateSeen Certificate);
