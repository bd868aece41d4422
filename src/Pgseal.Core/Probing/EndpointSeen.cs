using System.Net;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;

namespace Pgseal.Core.Probing;

/// <summary>All that was observed at one address and port. What was not tried, or could not be any more, is null.</summary>
public sealed record EndpointSeen(IPAddress Address, int Port)
{
    public string Name => ProbeTarget.NameOf(Address, Port);

    /// <summary>What came of an SSLRequest and the handshake after it.</summary>
    public required HandshakeOutcome SslRequest { get; init; }

    /// <summary>Whether that SSLRequest followed a refused GSSENCRequest on the same connection.</summary>
    public bool AfterGss { get; init; }

    public GssSeen? Gss { get; init; }

    /// <summary>The handshake after an SSLRequest, when it was finished.</summary>
    public TlsTalk? Talk { get; init; }

    /// <summary>A StartupMessage inside that TLS.</summary>
    public StartupSeen? OverTls { get; init; }

    /// <summary>StartupMessages in clear.</summary>
    public ValueList<StartupSeen> Plaintext { get; init; }

    public DirectSeen? Direct { get; init; }

    public StuffingSeen? Stuffing { get; init; }

    public CertificateSeen? Certificate { get; init; }

    public ClientCertificateSeen? ClientCertificate { get; init; }

    /// <summary>Versions and suites, after an SSLRequest.</summary>
    public TlsInventory? Inventory { get; init; }

    /// <summary>Whether direct TLS goes below TLS 1.2; only when everything is asked.</summary>
    public TlsInventory? DirectFloor { get; init; }

    /// <summary>How many connections had no byte between <c>S</c> and the handshake.</summary>
    public int CleanAgreements { get; init; }

    public int Connections { get; init; }

    public bool IsReached => SslRequest is not (HandshakeOutcome.Unreachable or HandshakeOutcome.TimedOut { Step: WireStep.Connect });

    /// <summary>Whether TLS is served after an SSLRequest; null when that is not known.</summary>
    public bool? ServesTls => SslRequest switch
    {
        HandshakeOutcome.Served => true,
        HandshakeOutcome.NotServed => false,
        _ => null,
    };
}
