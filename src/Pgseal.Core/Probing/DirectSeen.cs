using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>What came of TLS from the first byte on, without an SSLRequest (PostgreSQL 17 and later).</summary>
/// <param name="WithAlpn">The handshake that offered the protocol <c>postgresql</c>.</param>
public sealed record DirectSeen(HandshakeOutcome WithAlpn)
{
    /// <summary>The protocol that the server chose; empty when it chose none.</summary>
    public string Alpn { get; init; } = "";

    /// <summary>A StartupMessage inside: whether the session is alive.</summary>
    public StartupSeen? Startup { get; init; }

    /// <summary>A GSSENCRequest inside (CVE-2026-14681).</summary>
    public GssSeen? GssInside { get; init; }

    /// <summary>Offering no protocol; null when not tried.</summary>
    public AlpnSeen? WithoutAlpn { get; init; }

    /// <summary>Offering <c>h2</c> only; null when not tried.</summary>
    public AlpnSeen? WrongAlpn { get; init; }
}
