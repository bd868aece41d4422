using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>Conversations in TLS that begins with the first byte.</summary>
sealed class DirectTls(string host, Login login, Func<TimeSpan> patience)
{
    /// <summary>With the protocol's name: is the session alive, and is a GSSENCRequest in it processed?</summary>
    public async Task<DirectSeen> WithAlpnAsync(Connection connection, CancellationToken cancellationToken)
    {
        var talk = await connection.ShakeHandsAsync(new TlsOffer(host, TlsOffer.Postgres), cancellationToken);
        var seen = new DirectSeen(talk.Served) { Alpn = talk.Alpn };
        try
        {
            seen = seen with { GssInside = new(await connection.AskForGssAsync(patience(), cancellationToken)) };
        }
        catch (WireFault fault)
        {
            return seen with { GssInside = new(null, fault.Outcome) };
        }
        return seen.GssInside.Offered == true ? seen : seen with { Startup = await Startup.TryAsync(connection, login, cancellationToken) };
    }

    /// <summary>Only the StartupMessage, for a server that did not survive the GSSENCRequest.</summary>
    public async Task<StartupSeen> StartUpAsync(Connection connection, CancellationToken cancellationToken)
    {
        await connection.ShakeHandsAsync(new TlsOffer(host, TlsOffer.Postgres), cancellationToken);
        return await Startup.TryAsync(connection, login, cancellationToken);
    }

    public StartupSeen NotStarted(HandshakeOutcome fault) => new(login, new AttemptOutcome.Unknown(HandshakeText.Of(fault)));

    /// <summary>Without a name in the ClientHello either, for the certificate that is shown then.</summary>
    public Task<AlpnSeen> WithoutAlpnAsync(Connection connection, CancellationToken cancellationToken) => WithAsync(connection, new TlsOffer(null), cancellationToken);

    public Task<AlpnSeen> WrongAlpnAsync(Connection connection, CancellationToken cancellationToken) => WithAsync(connection, new TlsOffer(host, "h2"), cancellationToken);

    /// <summary>What a fault before the end of the handshake says: a refusal in the language of TLS, or a closed door.</summary>
    public static AlpnSeen Refused(HandshakeOutcome fault) => fault switch
    {
        HandshakeOutcome.HandshakeFailed it => new(false, $"refused in the handshake ({it.Why})"),
        HandshakeOutcome.Closed => new(false, "hung up in the handshake"),
        _ => new(null, HandshakeText.Of(fault)),
    };

    async Task<AlpnSeen> WithAsync(Connection connection, TlsOffer offer, CancellationToken cancellationToken)
    {
        var talk = await connection.ShakeHandsAsync(offer, cancellationToken);
        try
        {
            await connection.StartUpAsync(login, cancellationToken);
            return new(true, "a session lives all the same", talk.Served.LeafSha256);
        }
        catch (WireFault fault) when (fault.Outcome is HandshakeOutcome.Closed)
        {
            return new(false, "hung up after the handshake", talk.Served.LeafSha256);
        }
        catch (WireFault fault)
        {
            return new(null, HandshakeText.Of(fault.Outcome), talk.Served.LeafSha256);
        }
    }
}
