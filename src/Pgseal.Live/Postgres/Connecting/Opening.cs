using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;
using DriverSslMode = Npgsql.SslMode;
using SslMode = Pgseal.Core.Conninfo.SslMode;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>One try to open the driver's connection: its TLS choices are made here, with libpq's meaning, not the driver's.</summary>
sealed class Opening
{
    /// <summary>How long the wire is asked why the driver failed.</summary>
    static readonly TimeSpan LongestDiagnosis = TimeSpan.FromSeconds(1);

    readonly Target target;
    readonly TimeSpan deadline;
    readonly ServerCertificateCheck certificateCheck;
    readonly SslStreamCertificateContext? clientCertificate;

    // What the driver's callbacks saw.
    SslStream? tls;
    string fingerprint = "";
    CertificateRejected? rejected;

    static Opening()
    {
        _ = ProcessEnvironment.Variables; // before the driver looks
        SystemTrust.KeepOut();
    }

    Opening(Target target, TimeSpan deadline)
    {
        this.target = target;
        this.deadline = deadline;
        certificateCheck = ServerCertificateCheck.Read(target);
        clientCertificate = ClientCertificate.Read(target);
    }

    public static async Task<Opened> OpenAsync(Target target, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (target.SocketDirectory is not null || target.SslMode == SslMode.Disable)
            return await new Opening(target with { SslMode = SslMode.Disable }, deadline).OpenAsync(DriverSslMode.Disable, cancellationToken);
        var first = new Opening(target, deadline);
        try
        {
            return await first.OpenAsync(
                target.SslMode switch
                {
                    SslMode.Allow => DriverSslMode.Allow, // the driver retries with TLS after 28000
                    SslMode.Prefer => DriverSslMode.Prefer, // and without TLS after N, after 28000 and after 28P01
                    SslMode.Disable or SslMode.Require or SslMode.VerifyCa or SslMode.VerifyFull => DriverSslMode.Require,
                },
                cancellationToken);
        }
        catch (Exception failed) when (target.SslMode == SslMode.Prefer && failed is CertificateRejected or TlsFailed)
        {
            // As libpq: prefer goes on in plaintext when TLS cannot be had.
            return await new Opening(target, deadline).OpenAsync(DriverSslMode.Disable, cancellationToken);
        }
        catch (RefusedByRules) when (target.SslMode == SslMode.Prefer && first.fingerprint.Length > 0)
        {
            // The driver tells only of its second try, in plaintext; what matters is why the one over TLS failed.
            return await new Opening(target, deadline).OpenAsync(DriverSslMode.Require, cancellationToken);
        }
    }

    [SuppressMessage("Reliability", "CA2025", Justification = "LeaveAsync is what disposes, and outlives this on purpose.")]
    async Task<Opened> OpenAsync(DriverSslMode sslMode, CancellationToken cancellationToken)
    {
        var source = Source(sslMode);
        var connection = source.CreateConnection();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(deadline);
        var opening = connection.OpenAsync(limit.Token);
        try
        {
            await opening.WaitAsync(limit.Token);
            // A stream of a try that was given up is closed.
            var facts = tls is { CanRead: true }
                ? new TlsFacts(ProtocolName.Of(tls.SslProtocol), CipherName.Of(tls.NegotiatedCipherSuite), fingerprint)
                : null;
            return new Opened(source, connection, facts);
        }
        catch (Exception failed)
        {
            _ = LeaveAsync(opening, connection, source);
            cancellationToken.ThrowIfCancellationRequested();
            if (failed is NpgsqlException or OperationCanceledException or SocketException or TimeoutException or IOException or CryptographicException or ConnectionException)
                throw await CauseAsync(failed, cancellationToken);
            throw;
        }
    }

    /// <summary>Cleans up after a failure: the driver does not listen to its token while it waits for the server's first byte, only to its own time-out.</summary>
    static async Task LeaveAsync(Task opening, NpgsqlConnection connection, NpgsqlDataSource source)
    {
        await opening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }

    NpgsqlDataSource Source(DriverSslMode sslMode)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = target.SocketDirectory ?? (target.HostAddress?.ToString() ?? target.Host),
            Port = target.Port,
            Database = target.Database,
            Username = target.User,
            ApplicationName = "pgseal",
            SslMode = sslMode,
            SslNegotiation = target.SslNegotiation == Core.Conninfo.SslNegotiation.Direct ? Npgsql.SslNegotiation.Direct : Npgsql.SslNegotiation.Postgres,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ChannelBinding = target.ChannelBinding switch
            {
                "disable" => ChannelBinding.Disable,
                "require" => ChannelBinding.Require,
                _ => ChannelBinding.Prefer,
            },
            Options = target.Options,
            ClientEncoding = "UTF8",
            RequireAuth = RequiredAuthentication.Of(target.RequireAuth),
            Pooling = false,
            Timeout = (int)Math.Clamp(Math.Ceiling(deadline.TotalSeconds), 1, 1024),
            CommandTimeout = 0,
        };
        if (clientCertificate is not null)
            (settings.SslCertificate, settings.SslKey, settings.SslPassword) = (target.SslCert, target.SslKey, target.SslPassword?.Reveal());
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false)); // saves a query over the whole of pg_type
        builder.UsePasswordProvider(_ => Password(), (_, _) => ValueTask.FromResult(Password()));
        builder.UseSslClientAuthenticationOptionsCallback(PrepareTls);
        return builder.Build();
    }

    string Password() => target.Password?.Reveal() ?? throw new PasswordMissing(target);

    void PrepareTls(SslClientAuthenticationOptions options)
    {
        options.TargetHost = target.SslSni ? target.Host ?? "" : "";
        options.ClientCertificates = null;
        options.ClientCertificateContext = clientCertificate;
        options.EnabledSslProtocols = ProtocolRange.Of(target);
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        options.RemoteCertificateValidationCallback = (sender, certificate, chain, _) =>
        {
            tls = (SslStream)sender;
            if (certificate is not X509Certificate2 leaf)
                return false;
            fingerprint = leaf.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
            rejected = certificateCheck.Judge(leaf, chain?.ChainPolicy.ExtraStore ?? []);
            return rejected is null;
        };
    }

    /// <summary>The cause of a failure as one of our own types; where the driver does not tell, the wire is asked.</summary>
    async Task<ConnectionException> CauseAsync(Exception failed, CancellationToken cancellationToken)
    {
        if (rejected is not null)
            return rejected;
        for (var cause = failed; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case ConnectionException ours:
                    return ours;
                case PostgresException refused:
                    return Refusal(refused);
                case System.Security.Authentication.AuthenticationException handshake:
                    return new TlsFailed(target, handshake.GetBaseException().Message);
                case NpgsqlException when cause.Message.StartsWith("SSL connection requested.", StringComparison.Ordinal):
                    return new TlsNotOffered(target);
                case NpgsqlException when cause.Message.Contains("authentication method is not allowed", StringComparison.Ordinal):
                    return new LoginRefused(target, $"require_auth={target.RequireAuth} forbids the way in which it asks");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return new HostUnreachable(target, $"the name {target.Host} does not resolve");
            }
        var seen = await DiagnoseAsync(cancellationToken);
        return seen switch
        {
            HandshakeOutcome.NotPostgres it => new NotPostgres(target, it.Came),
            HandshakeOutcome.Unreachable it => new HostUnreachable(target, it.Why),
            HandshakeOutcome.HandshakeFailed it => new TlsFailed(target, it.Why),
            HandshakeOutcome.RefusedInClear it => new ServerRefused(target, it.Error.SqlState, it.Error.Message),
            HandshakeOutcome.BytesInjected or HandshakeOutcome.Closed or HandshakeOutcome.TimedOut => new HostUnreachable(target, HandshakeText.Of(seen)),
            _ when failed is OperationCanceledException => new HostUnreachable(target, $"it did not answer within {deadline.TotalSeconds:0.###} s"),
            _ => new SessionLost(target, failed.GetBaseException().Message),
        };
    }

    ConnectionException Refusal(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => new WrongPassword(target),
        PostgresErrorCodes.InvalidAuthorizationSpecification when refused.Routine == "ClientAuthentication" => new RefusedByRules(target, refused.MessageText),
        PostgresErrorCodes.InvalidAuthorizationSpecification => new LoginRefused(target, refused.MessageText),
        PostgresErrorCodes.InvalidCatalogName => new DatabaseMissing(target),
        PostgresErrorCodes.TooManyConnections => new TooManyConnections(target),
        PostgresErrorCodes.CannotConnectNow => new StartingUp(target, refused.MessageText),
        PostgresErrorCodes.InsufficientPrivilege => new QueryDenied(target, refused.MessageText),
        _ => new ServerRefused(target, refused.SqlState, refused.MessageText),
    };

    async Task<HandshakeOutcome> DiagnoseAsync(CancellationToken cancellationToken)
    {
        var patience = deadline < LongestDiagnosis ? deadline : LongestDiagnosis;
        try
        {
            EndPoint endpoint = target.SocketDirectory is { } directory
                ? new UnixDomainSocketEndPoint($"{directory}/.s.PGSQL.{target.Port}")
                : new IPEndPoint(target.HostAddress ?? (await HostAddresses.ResolveAsync(target.Host!, patience, cancellationToken))[0], target.Port);
            return await Handshake.TryAsync(endpoint, target.Host, target.SslNegotiation, patience, cancellationToken);
        }
        catch (WireFault fault)
        {
            return fault.Outcome;
        }
    }
}
