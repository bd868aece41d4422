using System.Net;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Audit;

/// <summary>Tries every address a server listens on: a handshake, and plaintext startups that answer nothing.</summary>
static class EndpointReader
{
    public static async Task<ValueList<EndpointFacts>> ReadAsync(
        SqlSession session,
        ServerFacts server,
        LocalHost? host,
        Observed<RulesFacts> rules,
        HbaEnvironment environment,
        Scope scope,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var (addresses, port, isHere) = await AddressesAsync(session, server, host, timeout, cancellationToken);
        var logins = AttemptLogins.For(rules, environment, scope, session.Target.User, session.Target.Database);
        return await TryAllAsync(addresses, port, isHere, logins, session.Target.Host, scope, timeout, cancellationToken);
    }

    /// <summary>Only the handshakes, at every address it listens on.</summary>
    public static async Task<ValueList<(string Endpoint, HandshakeOutcome Outcome)>> HandshakesAsync(
        SqlSession session, ServerFacts server, LocalHost? host, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (addresses, port, isHere) = await AddressesAsync(session, server, host, timeout, cancellationToken);
        var endpoints = await TryAllAsync(addresses, port, isHere, [], session.Target.Host, Scope.All, timeout, cancellationToken);
        return endpoints.Select(endpoint => ($"{new IPEndPoint(endpoint.Address, endpoint.Port)}", endpoint.Handshake)).ToValueList();
    }

    /// <summary>What the wire says of a server that gave no session.</summary>
    public static async Task<ValueList<EndpointFacts>> ReadUnreachedAsync(Target target, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (target.SocketDirectory is not null)
            return [];
        Login[] logins = [new(target.User, target.Database, false), new(target.User, target.Database, true)];
        return await TryAllAsync(
            await DialledAsync(target, timeout, cancellationToken), target.Port, isHere: false, logins.ToValueList(), target.Host, scope, timeout, cancellationToken);
    }

    /// <summary>Here, what it listens on; elsewhere, what was dialled.</summary>
    static async Task<(IReadOnlyList<IPAddress> Addresses, int Port, bool IsHere)> AddressesAsync(
        SqlSession session, ServerFacts server, LocalHost? host, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var isHere = host is not null || session.ServerAddress is null;
        return isHere
            ? (await ListenAddresses.OnThisHostAsync(server.Settings.Value("listen_addresses") ?? "*", timeout, cancellationToken),
                int.TryParse(server.Settings.Value("port"), out var port) ? port : session.Target.Port,
                true)
            : (await DialledAsync(session.Target, timeout, cancellationToken), session.Target.Port, false);
    }

    static async Task<IReadOnlyList<IPAddress>> DialledAsync(Target target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return target.HostAddress is { } address ? [address]
                : target.Host is { } host ? await HostAddresses.ResolveAsync(host, timeout, cancellationToken)
                : [];
        }
        catch (WireFault)
        {
            return []; // the session's own failure says that the name does not resolve
        }
    }

    static async Task<ValueList<EndpointFacts>> TryAllAsync(
        IReadOnlyList<IPAddress> addresses,
        int port,
        bool isHere,
        ValueList<Login> logins,
        string? serverName,
        Scope scope,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var endpoints = await Task.WhenAll(addresses.Select(address => TryAsync(address, port, isHere, logins, serverName, scope, timeout, cancellationToken)));
        return endpoints.OfType<EndpointFacts>().ToValueList();
    }

    /// <returns>Null when nothing listens there: an address of this host that the server could not bind.</returns>
    static async Task<EndpointFacts?> TryAsync(
        IPAddress address,
        int port,
        bool isHere,
        ValueList<Login> logins,
        string? serverName,
        Scope scope,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var endpoint = new IPEndPoint(address, port);
        // Loopback is reached from loopback only; any other address can be dialled by anybody.
        var inScope = !IPAddress.IsLoopback(address) || scope.Covers(address);
        // On the server's own host the address itself is the client: a real address in scope, through the real rules.
        var source = isHere ? address : null;
        var handshake = Handshake.TryAsync(endpoint, serverName, SslNegotiation.Postgres, timeout, cancellationToken);
        var attempts = inScope && (source is null || scope.Covers(source))
            ? await Task.WhenAll(logins.Select(login => PlaintextAttempt.TryAsync(endpoint, source, login, timeout, cancellationToken)))
            : [];
        var outcome = await handshake;
        if (isHere && outcome is HandshakeOutcome.Unreachable)
            return null;
        return new(
            address,
            port,
            inScope,
            outcome,
            attempts.Where(attempt => attempt.TriedFrom is { } from && scope.Covers(from)).ToValueList());
    }
}
