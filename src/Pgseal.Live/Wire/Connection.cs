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
    readonly Func<TimeSpan> deadline;
    Stream stream;

    Connection(Socket socket, Func<TimeSpan> deadline)
    {
        this.socket = socket;
        this.deadline = deadline;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Our own address as this machine sees it; null for a Unix socket.</summary>
    public IPAddress? LocalAddress => (socket.LocalEndPoint as IPEndPoint)?.Address;

    /// <summary>The last ErrorResponse, in clear or inside TLS; null when none came.</summary>
    public ServerError? LastError { get; private set; }

    /// <summary>The SASL mechanisms that the server asked for, strongest first; empty when it asked for none.</summary>
    public ValueList<string> Mechanisms { get; private set; }

    /// <param name="source">The local address to connect from; null lets the system choose.</param>
    /// <param name="deadline">Of each step.</param>
    public static Task<Connection> OpenAsync(EndPoint endpoint, IPAddress? source, TimeSpan deadline, CancellationToken cancellationToken) =>
        OpenAsync(endpoint, source, () => deadline, cancellationToken);

    /// <param name="deadline">How long the step that begins may take.</param>
    public static async Task<Connection> OpenAsync(EndPoint endpoint, IPAddress? source, Func<TimeSpan> deadline, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, endpoint is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            if (source is not null)
                socket.Bind(new IPEndPoint(source, 0));
            await StepAsync(WireStep.Connect, deadline(), token => socket.ConnectAsync(endpoint, token), cancellationToken);
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
    public Task AskForTlsAsync(CancellationToken cancellationToken) => AskForTlsAsync(Messages.SslRequest, cancellationToken);

    /// <summary>The same with a StartupMessage in the same segment, which no server may take for a part of the session.</summary>
    public Task AskForTlsStuffedAsync(Login login, CancellationToken cancellationToken) =>
        AskForTlsAsync((byte[])[.. Messages.SslRequest.Span, .. Messages.Startup(login)], cancellationToken);

    /// <summary>Asks for GSSAPI encryption, in clear or inside TLS.</summary>
    /// <returns>Whether the server offers it.</returns>
    public async Task<bool> AskForGssAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var offered = false;
        await StepAsync(
            WireStep.GssRequest,
            patience,
            async token => offered = await AskAsync(Messages.GssRequest, 'G', token),
            cancellationToken);
        return offered;
    }

    /// <summary>Does the handshake and accepts every certificate: what was served is reported, never trusted.</summary>
    /// <param name="serverName">Goes into the ClientHello unless it is an address; null sends none.</param>
    public async Task<TlsTalk> StartTlsAsync(string? serverName, bool direct, CancellationToken cancellationToken)
    {
        var talk = await ShakeHandsAsync(new TlsOffer(serverName, direct ? TlsOffer.Postgres : null), cancellationToken);
        return direct && talk.Alpn.Length == 0
            ? throw new WireFault(new HandshakeOutcome.HandshakeFailed("the server does not speak the protocol \"postgresql\" inside direct TLS (ALPN)"))
            : talk;
    }

    /// <summary>Does the handshake with all that an offer says, and accepts every certificate.</summary>
    public async Task<TlsTalk> ShakeHandsAsync(TlsOffer offer, CancellationToken cancellationToken)
    {
        SystemTrust.KeepOut();
        ValueList<ReadOnlyMemory<byte>> served = [];
        var wasAsked = false;
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = offer.ServerName ?? "",
            AllowTlsResume = false,
            AllowRenegotiation = false,
            ApplicationProtocols = offer.Protocol is { } protocol ? [new SslApplicationProtocol(protocol)] : null,
            CertificateChainPolicy = TrustNothing(),
            RemoteCertificateValidationCallback = (_, leaf, chain, _) =>
            {
                served = Served(leaf, chain);
                return true;
            },
            LocalCertificateSelectionCallback = (_, _, _, remote, _) =>
            {
                // It is called once before the handshake, and again, with the server's certificate, when the server asks.
                wasAsked |= remote is not null;
                return offer.Certificate!;
            },
        };
        try
        {
            await StepAsync(WireStep.Handshake, deadline(), token => new ValueTask(tls.AuthenticateAsClientAsync(options, token)), cancellationToken);
        }
        catch (AuthenticationException failed)
        {
            throw new WireFault(new HandshakeOutcome.HandshakeFailed(Printable.Text(failed.GetBaseException().Message)));
        }
        var outcome = new HandshakeOutcome.Served(
            ProtocolName.Of(tls.SslProtocol),
            CipherName.Of(tls.NegotiatedCipherSuite),
            served,
            served.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(served[0].Span)));
        return new TlsTalk(outcome, Printable.Bytes(tls.NegotiatedApplicationProtocol.Protocol.Span), wasAsked);
    }

    /// <summary>Sends a ClientHello made by hand, reads the server's answer in clear and takes leave: the handshake is never finished.</summary>
    public async Task<HelloAnswer> GreetAsync(ReadOnlyMemory<byte> hello, CancellationToken cancellationToken)
    {
        var reader = new AnswerReader();
        try
        {
            await StepAsync(
                WireStep.Handshake,
                deadline(),
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
    public Task<AttemptOutcome> StartUpAsync(Login login, CancellationToken cancellationToken) => HearAsync(Messages.Startup(login), cancellationToken);

    /// <summary>Says nothing and waits for what the server may answer all the same.</summary>
    public Task<AttemptOutcome> ListenAsync(CancellationToken cancellationToken) => HearAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);

    async Task<AttemptOutcome> HearAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        AttemptOutcome? outcome = null;
        await StepAsync(
            WireStep.Startup,
            deadline(),
            async token =>
            {
                if (!message.IsEmpty)
                    await stream.WriteAsync(message, token);
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

    /// <summary>Ends TLS properly, so that the server has nothing to log.</summary>
    public async Task CloseTlsAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (stream is SslStream { IsAuthenticated: true } tls)
                await StepAsync(WireStep.Handshake, PatienceForGoodbye, _ => new ValueTask(tls.ShutdownAsync()), cancellationToken);
        }
        catch (Exception unheard) when (unheard is WireFault or CryptographicException)
        {
            // A goodbye that is not heard, or cannot be said any more, changes nothing.
        }
    }

    public async ValueTask DisposeAsync() => await stream.DisposeAsync();

    AttemptOutcome.Admitted Admitted(byte[] body)
    {
        Mechanisms = Messages.ReadMechanisms(body);
        return new AttemptOutcome.Admitted(Messages.ReadAuthRequest(body));
    }

    Task AskForTlsAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken) => StepAsync(
        WireStep.SslRequest,
        deadline(),
        async token =>
        {
            if (!await AskAsync(request, 'S', token))
                throw new WireFault(new HandshakeOutcome.NotServed());
        },
        cancellationToken);

    /// <summary>Exactly one byte answers: what follows a yes belongs to TLS or GSSAPI, or to somebody who injects.</summary>
    async ValueTask<bool> AskAsync(ReadOnlyMemory<byte> request, char yes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(request, cancellationToken);
        var answer = (char)await ReadByteAsync(cancellationToken);
        if (answer == yes)
            return stream is NetworkStream && socket.Available is var injected and > 0
                ? throw new WireFault(new HandshakeOutcome.BytesInjected(injected))
                : true;
        return answer switch
        {
            'N' => false,
            'E' => throw new WireFault(new HandshakeOutcome.RefusedInClear(await ReadErrorAsync(cancellationToken))),
            _ => throw await NotPostgresAsync([(byte)answer], cancellationToken),
        };
    }

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

    async Task<byte[]> ReadTextAsync(byte[] first, CancellationToken cancellationToken)
    {
        List<byte> text = [.. first];
        while (text.Count < LongestMessage && await ReadByteAsync(cancellationToken) is var next and not 0)
            text.Add(next);
        return [.. text];
    }

    async Task<byte[]> ReadBodyAsync(byte type, CancellationToken cancellationToken)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, cancellationToken);
        return await ReadBodyAsync(type, length, cancellationToken);
    }

    async Task<byte[]> ReadBodyAsync(byte type, byte[] length, CancellationToken cancellationToken)
    {
        var size = BinaryPrimitives.ReadInt32BigEndian(length) - 4;
        if (size is < 0 or > LongestMessage)
            throw await NotPostgresAsync([type, .. length], cancellationToken);
        var body = new byte[size];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    async Task<ServerError> ReadErrorAsync(CancellationToken cancellationToken)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, cancellationToken);
        // Before a StartupMessage named the version, PostgreSQL up to 13 and a postmaster that cannot fork write an error of protocol 2: text up to a zero byte.
        LastError = length.AsSpan().ContainsAnyExceptInRange((byte)' ', (byte)'~')
            ? ServerError.Parse(await ReadBodyAsync((byte)'E', length, cancellationToken))
            : ServerError.OfOldProtocol(await ReadTextAsync(length, cancellationToken));
        return LastError;
    }

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
        catch (IOException broken) when (broken.GetBaseException().Message.Contains("certificate required", StringComparison.Ordinal))
        {
            // TLS 1.3: the server's alert comes when the client holds the handshake for finished.
            throw new WireFault(new HandshakeOutcome.HandshakeFailed("the server demands a client certificate (alert certificate_required)"));
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
