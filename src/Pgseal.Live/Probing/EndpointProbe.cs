using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>Everything that is asked at one address, in as few connections as can be: each tells several facts.</summary>
/// <param name="host">The name that clients would check; an address is never sent.</param>
sealed class EndpointProbe(IPEndPoint endpoint, string host, ProbeSettings settings, ServerSlots slots, Crowd crowd, TargetClock clock)
{
    /// <summary>So much of the time may pass before something that mostly answers at once is given up.</summary>
    const int SharesOfPatience = 4;

    readonly EndpointTally tally = new();

    public async Task<EndpointSeen> RunAsync(CancellationToken cancellationToken)
    {
        var seen = new EndpointSeen(endpoint.Address, endpoint.Port) { SslRequest = new HandshakeOutcome.TimedOut(WireStep.Connect) };
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await clock.PauseForAsync(crowd.EnterAsync(cancellationToken));
            try
            {
                return tally.Added(await ConverseAsync(seen, connection, cancellationToken));
            }
            finally
            {
                crowd.Leave();
            }
        }
        catch (WireFault fault)
        {
            return tally.Added(seen with { SslRequest = fault.Outcome });
        }
    }

    async Task<EndpointSeen> ConverseAsync(EndpointSeen seen, Connection connection, CancellationToken cancellationToken)
    {
        var first = await slots.InAsync(() => FirstTalkAsync(seen, connection, cancellationToken), cancellationToken);
        if (first.SslRequest is HandshakeOutcome.NotPostgres)
            return first;
        var plaintext = Task.WhenAll(settings.Logins.Where(login => first.Plaintext.All(tried => tried.Login != login)).Select(login => TryInClearAsync(login, cancellationToken)));
        var stuffing = first.ServesTls is null ? Task.FromResult<StuffingSeen?>(null) : StuffAsync(cancellationToken);
        var served = first.ServesTls == true;
        var direct = served ? DirectAsync(cancellationToken) : Task.FromResult<DirectSeen?>(null);
        var inventory = served ? LookAsync(settings.Full ? Depth.Full : Depth.Quick, SslNegotiation.Postgres, cancellationToken) : Task.FromResult<TlsInventory?>(null);
        var clients = first.Talk is { AskedForCertificate: true } ? ShowCertificatesAsync(cancellationToken) : Task.FromResult<ClientCertificateSeen?>(null);
        await Task.WhenAll(plaintext, stuffing, direct, inventory, clients);
        first = first with
        {
            Plaintext = [.. first.Plaintext, .. await plaintext],
            Stuffing = await stuffing,
            Direct = await direct,
            Inventory = await inventory,
            ClientCertificate = await clients,
        };
        return settings.Full && first.Direct?.WithAlpn is HandshakeOutcome.Served
            ? first with { DirectFloor = await LookAsync(Depth.Floor, SslNegotiation.Direct, cancellationToken) }
            : first;
    }

    /// <summary>GSSENCRequest, SSLRequest, handshake and StartupMessage, on one connection as long as the server plays along.</summary>
    async Task<EndpointSeen> FirstTalkAsync(EndpointSeen seen, Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            seen = seen with { Gss = new(await connection.AskForGssAsync(clock.Share(SharesOfPatience), cancellationToken)) };
            if (seen.Gss.Offered == false)
                return await TlsTalkAsync(seen with { AfterGss = true }, connection, cancellationToken);
        }
        catch (WireFault fault)
        {
            seen = seen with { Gss = new(null, fault.Outcome) };
        }
        finally
        {
            await connection.DisposeAsync();
        }
        // A server that offered GSSAPI waits for it, and one that was offended has hung up.
        try
        {
            await using var again = await OpenAsync(cancellationToken);
            return await TlsTalkAsync(seen, again, cancellationToken);
        }
        catch (WireFault fault)
        {
            return seen with { SslRequest = fault.Outcome };
        }
    }

    async Task<EndpointSeen> TlsTalkAsync(EndpointSeen seen, Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.AskForTlsAsync(cancellationToken);
            tally.CountCleanAgreement();
            var talk = await connection.ShakeHandsAsync(new TlsOffer(host), cancellationToken);
            seen = seen with { SslRequest = talk.Served, Talk = talk, Certificate = CertificateVerdicts.Of(talk.Served, host, settings.Trust, DateTimeOffset.UtcNow) };
            seen = seen with { OverTls = await Startup.TryAsync(connection, settings.Logins[0], cancellationToken) };
            await connection.CloseTlsAsync(cancellationToken);
            return seen;
        }
        catch (WireFault refused) when (refused.Outcome is HandshakeOutcome.NotServed)
        {
            // The connection goes on in clear.
            var login = settings.Logins[0];
            return seen with { SslRequest = refused.Outcome, Plaintext = [await Startup.TryAsync(connection, login, cancellationToken)] };
        }
        catch (WireFault fault)
        {
            return seen with { SslRequest = fault.Outcome };
        }
    }

    async Task<StartupSeen> TryInClearAsync(Login login, CancellationToken cancellationToken)
    {
        try
        {
            return await TalkAsync(connection => Startup.TryAsync(connection, login, cancellationToken), cancellationToken);
        }
        catch (WireFault fault)
        {
            return new StartupSeen(login, new AttemptOutcome.Unknown(HandshakeText.Of(fault.Outcome)));
        }
    }

    async Task<StuffingSeen?> StuffAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TalkAsync(connection => StuffingTest.RunAsync(connection, settings.Logins[0], tally, cancellationToken), cancellationToken, clock.Share(SharesOfPatience)); // some say nothing at all
        }
        catch (WireFault fault)
        {
            return new StuffingSeen(StuffingResult.NotHeard, HandshakeText.Of(fault.Outcome));
        }
    }

    async Task<DirectSeen?> DirectAsync(CancellationToken cancellationToken)
    {
        var direct = new DirectTls(host, settings.Logins[0], () => clock.Share(SharesOfPatience));
        var seen = await TalkOrFaultAsync(connection => direct.WithAlpnAsync(connection, cancellationToken), fault => new DirectSeen(fault), cancellationToken);
        if (seen.WithAlpn is not HandshakeOutcome.Served)
            return seen;
        if (seen is { GssInside.Offered: not false, Startup: null })
            seen = seen with { Startup = await TalkOrFaultAsync(connection => direct.StartUpAsync(connection, cancellationToken), direct.NotStarted, cancellationToken) };
        var without = TalkOrFaultAsync(connection => direct.WithoutAlpnAsync(connection, cancellationToken), DirectTls.Refused, cancellationToken);
        var wrong = TalkOrFaultAsync(connection => direct.WrongAlpnAsync(connection, cancellationToken), DirectTls.Refused, cancellationToken);
        return seen with { WithoutAlpn = await without, WrongAlpn = await wrong };
    }

    async Task<ClientCertificateSeen?> ShowCertificatesAsync(CancellationToken cancellationToken)
    {
        var show = new ShownCertificate(host, settings.Logins[0]);
        return new ClientCertificateSeen
        {
            MadeUp = await TalkOrFaultAsync(connection => show.RunAsync(connection, MadeUpCertificate.Instance, cancellationToken), ShownCertificate.Refused, cancellationToken),
            Given = settings.ClientCertificate is { } given
                ? await TalkOrFaultAsync(connection => show.RunAsync(connection, given, cancellationToken), ShownCertificate.Refused, cancellationToken)
                : null,
        };
    }

    /// <summary>Beside the conversations.</summary>
    async Task<TlsInventory?> LookAsync(Depth depth, SslNegotiation negotiation, CancellationToken cancellationToken) => await TlsEnumerator.AskAsync(
        new()
        {
            Depth = depth,
            ServerName = host,
            Negotiation = negotiation,
            AsksForDated = false, // it would not change the verdict
            AtOnce = ServerSlots.All,
        },
        (question, giveUp) => TalkOrFaultAsync(connection => TlsEnumerator.GreetAsync(connection, negotiation, question, giveUp), TlsEnumerator.NotHeard, giveUp),
        cancellationToken);

    async Task<T> TalkOrFaultAsync<T>(Func<Connection, Task<T>> talk, Func<HandshakeOutcome, T> instead, CancellationToken cancellationToken)
    {
        try
        {
            return await TalkAsync(talk, cancellationToken);
        }
        catch (WireFault fault)
        {
            return instead(fault.Outcome);
        }
    }

    Task<T> TalkAsync<T>(Func<Connection, Task<T>> talk, CancellationToken cancellationToken, TimeSpan? patience = null) => slots.InAsync(
        async () =>
        {
            await using var connection = await OpenAsync(cancellationToken, patience);
            var outcome = await talk(connection);
            await connection.CloseTlsAsync(cancellationToken);
            return outcome;
        },
        cancellationToken);

    async Task<Connection> OpenAsync(CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        await clock.PauseForAsync(crowd.Pace.WaitAsync(cancellationToken).AsTask());
        tally.CountConnection();
        return await Connection.OpenAsync(endpoint, source: null, () => patience < clock.Left ? patience.Value : clock.Left, cancellationToken);
    }
}
