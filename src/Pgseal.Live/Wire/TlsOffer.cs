using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Live.Wire;

/// <summary>What this client brings into a TLS handshake.</summary>
/// <param name="ServerName">Goes into the ClientHello unless it is an address; null sends none.</param>
/// <param name="Protocol">The one protocol to offer by ALPN; null offers none.</param>
/// <param name="Certificate">Shown when the server asks; null shows none.</param>
sealed record TlsOffer(string? ServerName, string? Protocol = null, X509Certificate2? Certificate = null)
{
    /// <summary>PostgreSQL's own name, which direct TLS demands.</summary>
    public const string Postgres = "postgresql";
}
