namespace Pgseal.Core.Tls.Hello;

/// <summary>What a server of TLS 1.2 or below said in clear, from ServerHello to ServerHelloDone.</summary>
public sealed record ServerFlight(TlsVersion Version, ushort Suite)
{
    public bool HasSessionId { get; init; }

    public bool Compresses { get; init; }

    public bool SecureRenegotiation { get; init; }

    public bool ExtendedMasterSecret { get; init; }

    public bool SessionTicket { get; init; }

    /// <summary>The named curve of its ServerKeyExchange; null when that has none.</summary>
    public ushort? Group { get; init; }

    /// <summary>Bits of the prime of its ServerKeyExchange; null when that has none.</summary>
    public int? DhBits { get; init; }

    /// <summary>The DER names of the authorities that a CertificateRequest names; null when none was sent.</summary>
    public ValueList<ReadOnlyMemory<byte>>? Authorities { get; init; }
}
