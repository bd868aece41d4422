using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>Shows a server a client certificate and sees whether TLS survives it.</summary>
sealed class ShownCertificate(string host, Login login)
{
    public async Task<Judgement> RunAsync(Connection connection, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        await connection.AskForTlsAsync(cancellationToken);
        await connection.ShakeHandsAsync(new TlsOffer(host, Certificate: certificate), cancellationToken);
        // With TLS 1.3 the server's refusal comes when the client holds the handshake for finished.
        try
        {
            await connection.StartUpAsync(login, cancellationToken);
            return new(true, "taken: the rules answered");
        }
        catch (WireFault fault)
        {
            return Refused(fault.Outcome);
        }
    }

    public static Judgement Refused(HandshakeOutcome fault) => fault switch
    {
        HandshakeOutcome.HandshakeFailed it => new(false, $"refused ({it.Why})"),
        HandshakeOutcome.Closed => new(false, "refused: the server hung up"),
        _ => new(null, HandshakeText.Of(fault)),
    };
}
