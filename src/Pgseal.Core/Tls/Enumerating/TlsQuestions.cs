using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What to ask a server about its TLS, and how.</summary>
public sealed record TlsQuestions
{
    public required Depth Depth { get; init; }

    /// <summary>The host name for the ClientHello; null sends none, and an address is never sent.</summary>
    public string? ServerName { get; init; }

    /// <summary>After an SSLRequest, or at once with ALPN <c>postgresql</c>.</summary>
    public SslNegotiation Negotiation { get; init; } = SslNegotiation.Postgres;

    /// <summary>Whether a quick look asks for dated suites too; that is one connection more.</summary>
    public bool AsksForDated { get; init; } = true;

    /// <summary>The most connections open at the same time; each costs the server a process.</summary>
    public int AtOnce { get; init; } = 4;
}
