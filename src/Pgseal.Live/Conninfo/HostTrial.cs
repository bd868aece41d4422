using System.Net;
using System.Net.Sockets;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Tls;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Conninfo;

/// <summary>The trial of one host.</summary>
sealed class HostTrial(ClientPosture client, ClientHost host, TimeSpan timeout)
{
    readonly Target target = TrialTarget.Of(client, host);
    readonly List<string> steps = [];
    TlsSeen? tls;
    AttemptOutcome? outcome;
    ValueList<string> mechanisms;

    public async Task<ConnectionReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = await EndpointAsync(cancellationToken);
            var channel = await OpenAsync(endpoint, cancellationToken);
            var report = Report(channel, null);
            return outcome is AttemptOutcome.Admitted admitted
                ? await TrialLogins.AddAsync(report, client, target, admitted.Request, timeout, cancellationToken)
                : report with { Failure = outcome!.Match(_ => "", refused => $"the server's rules refuse it: {refused.Message}", unknown => $"{unknown.Because}{(unknown.Message is null ? "" : $": {unknown.Message}")}") };
        }
        catch (WireFault fault)
        {
            return Report(TrialChannel.None, HandshakeText.Of(fault.Outcome));
        }
        catch (ConnectionException failed)
        {
            return Report(TrialChannel.None, failed.Problem.What);
        }
    }

    async Task<TrialChannel> OpenAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        if (host.IsSocket)
        {
            await PlainAsync(endpoint, "connected to the socket", cancellationToken);
            return TrialChannel.Socket;
        }
        if (client.Plaintext is PlaintextUse.Only or PlaintextUse.First)
        {
            await PlainAsync(endpoint, "connected without asking for TLS", cancellationToken);
            if (client.Plaintext == PlaintextUse.Only || outcome is not AttemptOutcome.Refused)
                return TrialChannel.Plaintext;
            steps.Add("plaintext was refused");
        }
        if (await TlsOrFaultAsync(endpoint, cancellationToken))
            return TrialChannel.Tls;
        await PlainAsync(endpoint, "connected again, in clear", cancellationToken);
        return TrialChannel.Plaintext;
    }

    /// <summary>False where this client goes on in clear; a fault where it does not.</summary>
    async Task<bool> TlsOrFaultAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await TlsAsync(endpoint, cancellationToken);
        }
        catch (WireFault fault) when (client.Plaintext == PlaintextUse.Fallback && fault.Outcome is HandshakeOutcome.NotServed or HandshakeOutcome.HandshakeFailed)
        {
            steps.Add(HandshakeText.Of(fault.Outcome));
            return false;
        }
        if (client.Plaintext != PlaintextUse.Fallback || outcome is not AttemptOutcome.Refused)
            return true;
        steps.Add("the server's rules refuse it over TLS");
        return false;
    }

    async Task TlsAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(endpoint, source: null, timeout, cancellationToken);
        if (!client.Direct)
            await connection.AskForTlsAsync(cancellationToken);
        var talk = await connection.StartTlsAsync(target.SslSni ? host.Name : null, client.Direct, cancellationToken);
        steps.Add(client.Direct ? "began TLS at once" : "asked for TLS, and the server agreed");
        var certificate = CertificateJudge.Of(talk.Served, client, host, target);
        tls = new(talk.Served.Protocol, talk.Served.Cipher, talk.Alpn is "" ? null : talk.Alpn, talk.AskedForCertificate, certificate);
        if (certificate.Fault is { } fault)
            throw new WireFault(new HandshakeOutcome.HandshakeFailed(fault));
        outcome = await connection.StartUpAsync(new(target.User, target.Database, false), cancellationToken);
        mechanisms = connection.Mechanisms;
        await connection.CloseTlsAsync(cancellationToken);
    }

    async Task PlainAsync(EndPoint endpoint, string step, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(endpoint, source: null, timeout, cancellationToken);
        steps.Add(step);
        outcome = await connection.StartUpAsync(new(target.User, target.Database, false), cancellationToken);
        mechanisms = connection.Mechanisms;
    }

    async Task<EndPoint> EndpointAsync(CancellationToken cancellationToken) =>
        target.SocketDirectory is { } directory ? new UnixDomainSocketEndPoint(directory[0] == '@' ? $"\0{directory[1..]}/.s.PGSQL.{host.Port}" : $"{directory}/.s.PGSQL.{host.Port}")
        : new IPEndPoint(host.Address ?? (await HostAddresses.ResolveAsync(host.Name!, timeout, cancellationToken))[0], host.Port);

    ConnectionReport Report(TrialChannel channel, string? failure) => new()
    {
        Host = host.ToString(),
        Channel = channel,
        Steps = steps.ToValueList(),
        Tls = tls,
        Asked = outcome is AttemptOutcome.Admitted admitted ? AuthRequestText.Of(admitted.Request) : null,
        Mechanisms = mechanisms,
        BindsChannel = mechanisms.Count == 0 ? null : channel == TrialChannel.Tls && client.CanBindChannel && mechanisms.Contains("SCRAM-SHA-256-PLUS"),
        Failure = failure,
    };
}
