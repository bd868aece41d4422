using System.Net;
using System.Net.Sockets;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Settings;
using Pgseal.Core.Tls;
using Pgseal.Lab;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Live.Wire;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Wire;

/// <summary>What the servers that people run really say to somebody without credentials.</summary>
public sealed class RulesOnRealServersTests
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task Every_version_tells_its_rules_from_everything_else(int major)
    {
        await using var server = await TlsServer.StartAsync(major, Cancellation);
        var endpoint = new IPEndPoint(IPAddress.Loopback, server.Server.Port);
        async Task<AttemptOutcome> PlainAsync(string user, bool replication = false) =>
            (await PlaintextAttempt.TryAsync(endpoint, null, new Login(user, "postgres", replication), Deadline, Cancellation)).Outcome;
        async Task<AttemptOutcome> TlsAsync(string user) =>
            (await TlsStartup.TryAsync(endpoint, null, "localhost", new Login(user, "postgres", false), Deadline, Cancellation)).Outcome;

        foreach (var refused in new[] { await PlainAsync("tlsonly"), await PlainAsync("rejected"), await PlainAsync("nobody"), await PlainAsync("postgres", replication: true), await TlsAsync("plainonly") })
        {
            var it = Assert.IsType<AttemptOutcome.Refused>(refused);
            Assert.Equal(("28000", "ClientAuthentication"), (it.SqlState, it.Routine));
        }
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.Trust), await PlainAsync("postgres"));
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.Trust), await PlainAsync("plainonly"));
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.Trust), await TlsAsync("tlsonly"));
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.Scram), await PlainAsync("ada"));
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.Scram), await TlsAsync("ada"));
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.Password), await PlainAsync("passworded"));
        Assert.Equal(new AttemptOutcome.Admitted(AuthRequest.PeerOrIdent), await PlainAsync("identd"));
        var socket = new UnixDomainSocketEndPoint($"{server.Server.SocketDirectory}/.s.PGSQL.{server.Server.Port}");
        var peered = await PlaintextAttempt.TryAsync(socket, null, new Login("peered", "postgres", false), Deadline, Cancellation);
        Assert.Equal((new AttemptOutcome.Admitted(AuthRequest.PeerOrIdent), null), (peered.Outcome, peered.TriedFrom));
    }

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task The_certificate_served_is_the_one_in_the_file(int major)
    {
        await using var server = await TlsServer.StartAsync(major, Cancellation);
        var endpoint = new IPEndPoint(IPAddress.Loopback, server.Server.Port);

        var served = Assert.IsType<HandshakeOutcome.Served>(await Handshake.TryAsync(endpoint, "localhost", SslNegotiation.Postgres, Deadline, Cancellation));
        Assert.Equal((server.CertificateSha256, "TLSv1.3", "TLS_AES_256_GCM_SHA384"), (served.LeafSha256, served.Protocol, served.Cipher));

        var direct = await Handshake.TryAsync(endpoint, "localhost", SslNegotiation.Direct, Deadline, Cancellation);
        Assert.Equal(VersionFacts.HasDirectTls(ServerVersion.OfMajor(major)), direct is HandshakeOutcome.Served);

        await server.Server.Sql.ExecuteAsync("alter system set ssl = off", Cancellation);
        await server.Server.ReloadAsync(Cancellation);
        Assert.Equal(new HandshakeOutcome.NotServed(), await Handshake.TryAsync(endpoint, "localhost", SslNegotiation.Postgres, Deadline, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_server_that_takes_no_sessions_leaves_the_rules_unknown(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions
        {
            Configuration = "max_connections = 2\nsuperuser_reserved_connections = 0\nmax_wal_senders = 0",
        });
        await using var first = await server.Sql.OpenAsync(Cancellation);
        await using var second = await server.Sql.OpenAsync(Cancellation);
        var attempt = await PlaintextAttempt.TryAsync(new IPEndPoint(IPAddress.Loopback, server.Port), null, new Login("nobody", "postgres", false), Deadline, Cancellation);
        Assert.Equal("53300", Assert.IsType<AttemptOutcome.Unknown>(attempt.Outcome).SqlState);
    }
}
