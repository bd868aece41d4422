using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core;
using Pgseal.Core.Text;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Live.Wire;

/// <summary>One connection to something that may be a PostgreSQL server: the only place that reads bytes nobody has vouched for.</summary>
/// <remarks>Every step ends within the deadline and keeps at most <see cref="LongestMessage"/> bytes; what goes wrong is a <see cref="WireFault"/>.</remarks>
sealed class Connection : IAsyncDisposable
{
    /// <summary>libpq too gives up on longer messages before authentication (fe-connect.c).</summary>
    const int LongestMessage = 30_000;

    static readonly TimeSpan PatienceForGoodbye = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PatienceForMoreGarbage = TimeSpan.FromMilliseconds(50);

    readonly Socket socket;
    readonly TimeSpan deadline;
    Stream stream;

    Connection(Socket socket, TimeSpan deadline)
    {
        this.socket = socket;
        this.deadline = deadline;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Our own address as this machine sees it; null for a Unix socket.</summary>
    public IPAddress? LocalAddress => (socket.LocalEndPoint as IPEndPoint)?.Address;

    /// <summary>The protocol that was agreed inside TLS (ALPN); null when none was offered or taken.</summary>
    public string? Alpn => stream is SslStream { IsAuthenticated: true } tls && !tls.NegotiatedApplicationProtocol.Protocol.IsEmpty ? Printable.Text(tls.NegotiatedApplicationProtocol.ToString()) : null;

    /// <summary>Whether the server asked for a certificate of the client's in the TLS handshake.</summary>
    public bool AskedForCertificate { get; private set; }

    /// <summary>The SASL mechanisms that the server offers, strongest first; empty when it asks for something else.</summary>
    public ValueList<string> Mechanisms { get; private set; }

    /// <param name="source">The local address to connect from; null lets the system choose.</param>
    public static async Task<Connection> OpenAsync(EndPoint endpoint, IPAddress? source, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, endpoint is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            if (source is not null)
                socket.Bind(new IPEndPoint(source, 0));
            await StepAsync(WireStep.Connect, deadline, token => socket.ConnectAsync(endpoint, token), cancellationToken);
            if (endpoint is IPEndPoint)
                socket.NoDelay = true;
            return new Connection(socket, deadline);
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            throw new WireFault(new HandshakeOutcome.Unreachable(refused.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => "connection refused",
                SocketError.AddressNotAvailable when source is not null => $"this machine has no address {source} to connect from",
                _ => Printable.Text(refused.Message),
            }));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Asks for TLS and returns when the server agreed, before a byte of TLS was sent.</summary>
    public Task AskForTlsAsync(CancellationToken cancellationToken) => StepAsync(
        WireStep.SslRequest,
        deadline,
        async token =>
        {
            await stream.WriteAsync(Messages.SslRequest, token);
            // Exactly one byte: what follows it belongs to TLS, or to somebody who injects.
            switch ((char)await ReadByteAsync(token))
            {
                case 'S' when socket.Available is var injected and > 0:
                    throw new WireFault(new HandshakeOutcome.BytesInjected(injected));
                case 'S':
                    return;
                case 'N':
                    throw new WireFault(new HandshakeOutcome.NotServed());
                case 'E':
                    throw new WireFault(new HandshakeOutcome.RefusedInClear(await ReadErrorAsync(token)));
                case var other:
                    throw await NotPostgresAsync([(byte)other], token);
            }
        },
        cancellationToken);

    /// <summary>Does the handshake and accepts every certificate: what was served is reported, never trusted.</summary>
    /// <param name="serverName">Goes into the ClientHello unless it is an address; null sends none.</param>
    public async Task<HandshakeOutcome.Served> StartTlsAsync(string? serverName, bool direct, CancellationToken cancellationToken)
    {
        SystemTrust.KeepOut();
        ValueList<ReadOnlyMemory<byte>> served = [];
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = serverName ?? "",
            AllowTlsResume = false,
            AllowRenegotiation = false,
            ApplicationProtocols = direct ? [new SslApplicationProtocol("postgresql")] : null,
            CertificateChainPolicy = TrustNothing(),
            LocalCertificateSelectionCallback = (_, _, _, remote, _) =>
            {
                // It is asked once before anything is known of the server, and again when the server wants one.
                AskedForCertificate |= remote is not null;
                return null!;
            },
            RemoteCertificateValidationCallback = (_, leaf, chain, _) =>
            {
                served = Served(leaf, chain);
                return true;
            },
        };
        try
        {
            await StepAsync(WireStep.Handshake, deadline, token => new ValueTask(tls.AuthenticateAsClientAsync(options, token)), cancellationToken);
        }
        catch (AuthenticationException failed)
        {
            throw new WireFault(new HandshakeOutcome.HandshakeFailed(Printable.Text(failed.GetBaseException().Message)));
        }
        if (direct && tls.NegotiatedApplicationProtocol.Protocol.IsEmpty)
            throw new WireFault(new HandshakeOutcome.HandshakeFailed("the server does not speak the protocol \"postgresql\" inside direct TLS (ALPN)"));
        return new HandshakeOutcome.Served(
            ProtocolName.Of(tls.SslProtocol),
            CipherName.Of(tls.NegotiatedCipherSuite),
            served,
            served.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(served[0].Span)));
    }

    /// <summary>Sends a ClientHello made by hand, reads the server's answer in clear and takes leave: the handshake is never finished.</summary>
    public async Task<HelloAnswer> GreetAsync(ReadOnlyMemory<byte> hello, CancellationToken cancellationToken)
    {
        var reader = new AnswerReader();
        try
        {
            await StepAsync(
                WireStep.Handshake,
                deadline,
                async token =>
                {
                    await stream.WriteAsync(hello, token);
                    var buffer = new byte[8192];
                    while (reader.Answer is null && await stream.ReadAsync(buffer, token) is var count and > 0)
                        reader.Take(buffer.AsSpan(0, count));
                    if (reader.Answer is HelloAnswer.Chosen { Flight.Version: var version })
                        await stream.WriteAsync(Messages.UserCanceled(version), token);
                },
                cancellationToken);
        }
        catch (WireFault) when (reader.Answer is not null)
        {
            // It was read before the goodbye failed.
        }
        return reader.End();
    }

    /// <summary>Sends a StartupMessage and says what the server's rules made of it.</summary>
    public async Task<AttemptOutcome> StartUpAsync(Login login, CancellationToken cancellationToken)
    {
        AttemptOutcome? outcome = null;
        await StepAsync(
            WireStep.Startup,
            deadline,
            async token =>
            {
                await stream.WriteAsync(Messages.Startup(login), token);
                var type = await ReadByteAsync(token);
                while ((char)type is 'v' or 'N') // NegotiateProtocolVersion, or a notice: the answer follows
                {
                    await ReadBodyAsync(type, token);
                    type = await ReadByteAsync(token);
                }
                outcome = (char)type switch
                {
                    'R' => Admitted(await ReadBodyAsync(type, token)),
                    'E' => AttemptOutcome.Of(await ReadErrorAsync(token)),
                    _ => throw await NotPostgresAsync([type], token),
                };
            },
            cancellationToken);
        if (outcome is AttemptOutcome.Admitted { Request: AuthRequest.Trust })
            await SayGoodbyeAsync(Messages.Terminate, cancellationToken);
        return outcome!;
    }

    AttemptOutcome.Admitted Admitted(byte[] request)
    {
        Mechanisms = Messages.ReadMechanisms(request);
        return new(Messages.ReadAuthRequest(request));
    }

    /// <summary>Ends TLS properly, so that the server has nothing to log.</summary>
    public async Task CloseTlsAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (stream is SslStream { IsAuthenticated: true } tls)
                await StepAsync(WireStep.Handshake, PatienceForGoodbye, _ => new ValueTask(tls.ShutdownAsync()), cancellationToken);
        }
        catch (WireFault)
        {
            // A goodbye that is not heard changes nothing.
        }
    }

    public async ValueTask DisposeAsync() => await stream.DisposeAsync();

    /// <summary>Leaves a session that was let in without credentials; reads on until the server has hung up.</summary>
    async Task SayGoodbyeAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await StepAsync(
                WireStep.Startup,
                PatienceForGoodbye,
                async token =>
                {
                    await stream.WriteAsync(message, token);
                    var buffer = new byte[4096];
                    for (var left = LongestMessage; left > 0;)
                    {
                        var count = await stream.ReadAsync(buffer, token);
                        left -= count == 0 ? left : count;
                    }
                },
                cancellationToken);
        }
        catch (WireFault)
        {
            // The answer is known; a server that does not hang up is left.
        }
    }

    async Task<byte> ReadByteAsync(CancellationToken cancellationToken)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, cancellationToken);
        return one[0];
    }

    async Task<byte[]> ReadBodyAsync(byte type, CancellationToken cancellationToken)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, cancellationToken);
        var size = BinaryPrimitives.ReadInt32BigEndian(length) - 4;
        if (size is < 0 or > LongestMessage)
            throw await NotPostgresAsync([type, .. length], cancellationToken);
        var body = new byte[size];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    async Task<ServerError> ReadErrorAsync(CancellationToken cancellationToken) =>
        ServerError.Parse(await ReadBodyAsync((byte)'E', cancellationToken));

    /// <summary>Takes what else has arrived, for showing.</summary>
    async Task<WireFault> NotPostgresAsync(byte[] first, CancellationToken cancellationToken)
    {
        var more = new byte[60];
        var count = 0;
        try
        {
            await StepAsync(WireStep.Startup, PatienceForMoreGarbage, async token => count = await stream.ReadAsync(more, token), cancellationToken);
        }
        catch (Exception broken) when (broken is WireFault or OperationCanceledException)
        {
            // The first bytes have said enough.
        }
        return new WireFault(new HandshakeOutcome.NotPostgres(Printable.Bytes([.. first, .. more.AsSpan(0, count)])));
    }

    static async Task StepAsync(WireStep step, TimeSpan deadline, Func<CancellationToken, ValueTask> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(deadline);
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WireFault(new HandshakeOutcome.TimedOut(step));
        }
        catch (IOException) // the end of the stream, or a reset
        {
            throw new WireFault(new HandshakeOutcome.Closed(step));
        }
    }

    /// <summary>A chain policy that finds fault with everything and fetches nothing.</summary>
    static X509ChainPolicy TrustNothing() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };

    static ValueList<ReadOnlyMemory<byte>> Served(X509Certificate? leaf, X509Chain? chain)
    {
        if (leaf is null)
            return [];
        // What the server sent stands in the extra store; the chain's elements are what was built of it.
        var first = leaf.GetRawCertData();
        var others = (chain?.ChainPolicy.ExtraStore ?? []).Select(certificate => certificate.RawData).Where(raw => !raw.AsSpan().SequenceEqual(first));
        return [first, .. others.Select(raw => new ReadOnlyMemory<byte>(raw))];
    }
}
