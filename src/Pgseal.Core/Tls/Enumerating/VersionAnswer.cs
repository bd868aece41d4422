using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What a server does with one protocol version.</summary>
public sealed record VersionAnswer(TlsVersion Version, Acceptance Acceptance)
{
    /// <summary>The suite that it chooses of everything offered; null when the version is not accepted.</summary>
    public CipherSuite? Suite { get; init; }

    /// <summary>The group that it chooses of everything offered; null when the chosen suite has none or an unnamed one.</summary>
    public NamedGroup? Group { get; init; }

    /// <summary>Bits of the prime when the chosen suite is DHE; null otherwise.</summary>
    public int? DhBits { get; init; }

    /// <summary>Null for a quick look, and when the version is not accepted.</summary>
    public AcceptedList<CipherSuite>? Suites { get; init; }

    /// <summary>Asked of TLS 1.3 and of the newest accepted version below it; null for the others, and for a quick look.</summary>
    public AcceptedList<NamedGroup>? Groups { get; init; }
}
