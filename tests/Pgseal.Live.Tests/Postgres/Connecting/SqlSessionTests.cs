using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Text;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Postgres.Connecting;

public sealed class SqlSessionTests
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task<bool> IsEncryptedAsync(Target target)
    {
        await using var session = await SqlSession.OpenAsync(target, Deadline, Cancellation);
        var asServerSees = (await session.QueryAsync("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", row => row.Bool("ssl"), Cancellation))[0];
        Assert.Equal(asServerSees, session.Tls is not null);
        return asServerSees;
    }

    static Task<T> FailsAsync<T>(Target target)
        where T : ConnectionException => Assert.ThrowsAsync<T>(() => SqlSession.OpenAsync(target, Deadline, Cancellation));

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task An_sslmode_means_what_libpq_means_by_it(int major)
    {
        await using var server = await TlsServer.StartAsync(major, Cancellation);
        using var stranger = new TestAuthority();
        var wrongRoot = await server.WriteAsync("stranger.crt", stranger.Pem, Cancellation);
        Task<bool> OnTlsAsync(string settings) => IsEncryptedAsync(server.Target(settings));
        var verified = $"sslrootcert={server.RootFile}";

        Assert.False(await OnTlsAsync("sslmode=disable"));
        Assert.False(await OnTlsAsync("sslmode=allow"));
        Assert.True(await OnTlsAsync("sslmode=prefer"));
        Assert.True(await OnTlsAsync("sslmode=require"));
        Assert.True(await OnTlsAsync($"sslmode=verify-ca {verified}"));
        Assert.True(await OnTlsAsync($"sslmode=verify-full {verified}"));
        Assert.True(await OnTlsAsync($"sslmode=verify-full host=127.0.0.1 {verified}"));
        Assert.True(await OnTlsAsync($"sslmode=verify-ca host=other.example {verified}"));
        Assert.False(await OnTlsAsync($"host={server.Server.SocketDirectory} hostaddr='' sslmode=verify-full {verified}"));

        // allow and prefer go the other way when the rules refuse the first; require does not.
        Assert.True(await OnTlsAsync("user=tlsonly sslmode=allow"));
        Assert.False(await OnTlsAsync("user=plainonly sslmode=prefer"));
        Assert.Contains("plainonly", (await FailsAsync<RefusedByRules>(server.Target("user=plainonly sslmode=require"))).Message, StringComparison.Ordinal);
        await FailsAsync<RefusedByRules>(server.Target("user=tlsonly sslmode=disable"));

        // A root file that exists is used in every mode.
        Assert.Equal(CertificateFault.Untrusted, (await FailsAsync<CertificateRejected>(server.Target($"sslmode=require sslrootcert={wrongRoot}"))).Fault);
        Assert.Equal(CertificateFault.Untrusted, (await FailsAsync<CertificateRejected>(server.Target($"sslmode=verify-ca sslrootcert={wrongRoot}"))).Fault);
        Assert.False(await OnTlsAsync($"sslmode=prefer sslrootcert={wrongRoot}"));
        Assert.Equal(CertificateFault.NameMismatch, (await FailsAsync<CertificateRejected>(server.Target($"sslmode=verify-full host=other.example {verified}"))).Fault);
        Assert.Equal(CertificateFault.NameMismatch, (await FailsAsync<CertificateRejected>(server.Target($"sslmode=verify-full host='' {verified}"))).Fault);
        await FailsAsync<ClientFileUnusable>(server.Target("sslmode=verify-full"));
    }

    [Fact]
    public async Task The_reason_of_a_rejected_certificate_is_told()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        var target = server.Target($"sslmode=verify-full sslrootcert={server.RootFile}");
        async Task<CertificateRejected> WithAsync(int fromDay, int toDay)
        {
            var now = DateTimeOffset.UtcNow;
            await server.ServeAsync(server.Authority.Issue("server", now.AddDays(fromDay), now.AddDays(toDay), "localhost"), Cancellation);
            await server.Server.ReloadAsync(Cancellation);
            return await FailsAsync<CertificateRejected>(target);
        }

        Assert.Equal(CertificateFault.Expired, (await WithAsync(-9, -2)).Fault);
        Assert.Equal(CertificateFault.NotYetValid, (await WithAsync(2, 9)).Fault);
    }

    [Fact]
    public async Task A_wrong_password_is_told_although_prefer_then_tries_plaintext_in_vain()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        await server.Server.WriteHbaAsync("local all all trust\nhostssl all all all scram-sha-256\n", Cancellation);
        await server.Server.ReloadAsync(Cancellation);

        await FailsAsync<WrongPassword>(server.Target("user=ada password=s3cret sslmode=prefer"));
        await FailsAsync<RefusedByRules>(server.Target("user=ada password=s3cret sslmode=disable"));
    }

    [Fact]
    public async Task Every_refusal_has_its_type_and_no_secret()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        await server.Server.Sql.ExecuteAsync("alter system set ssl_max_protocol_version = 'TLSv1.2'", Cancellation);
        await server.Server.ReloadAsync(Cancellation);
        ConnectionException[] failures =
        [
            await FailsAsync<WrongPassword>(server.Target("user=ada password=s3cret")),
            await FailsAsync<PasswordMissing>(server.Target("user=ada")),
            await FailsAsync<RefusedByRules>(server.Target("user=rejected password=s3cret")),
            await FailsAsync<LoginRefused>(server.Target("user=ghost password=s3cret")),
            await FailsAsync<DatabaseMissing>(server.Target("dbname=nothere password=s3cret")),
            await FailsAsync<HostUnreachable>(server.Target("port=1 password=s3cret")),
            await FailsAsync<HostUnreachable>(server.Target("hostaddr='' host=no-such-host.invalid password=s3cret")),
            await FailsAsync<HostUnreachable>(server.Target("hostaddr='' host=/nonexistent password=s3cret")),
            await FailsAsync<TlsFailed>(server.Target("sslmode=require ssl_min_protocol_version=TLSv1.3 password=s3cret")),
        ];
        Assert.All(failures, failure =>
        {
            Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
            Assert.NotEqual("", failure.Problem.Next);
            Assert.Equal(failure.Target.ToDisplay(), failure.Problem.Where);
        });
    }

    [Fact]
    public async Task A_server_without_tls_is_told_from_one_that_is_not_there()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var target = $"host=127.0.0.1 port={server.Port} user=postgres";
        var environment = new ClientEnvironment { Variables = new Dictionary<string, string>(), UserName = "postgres" };
        await FailsAsync<TlsNotOffered>(TargetReader.Read($"{target} sslmode=require", environment));
        Assert.False(await IsEncryptedAsync(TargetReader.Read($"{target} sslmode=prefer", environment)));
    }

    [Fact]
    public async Task A_password_comes_from_the_file_only_when_nobody_else_can_read_it()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        var file = await server.WriteAsync(".pgpass", $"localhost:{server.Server.Port}:*:ada:correct", Cancellation);
        Assert.True(await IsEncryptedAsync(server.Target("user=ada")));
        Assert.True(await IsEncryptedAsync(server.Target("user=ada passfile=/nonexistent", ("PGPASSWORD", "correct"))));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var target = server.Target("user=ada");
        Assert.Equal([$"the password file {file} is not used: others can read it (chmod 600 {file})"], target.Warnings);
        await FailsAsync<PasswordMissing>(target);
    }

    [Fact]
    public async Task A_client_certificate_is_sent_when_its_key_is_private()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        var (certificate, key) = server.Authority.Issue("certed");
        var certificateFile = await server.WriteAsync("c.crt", certificate.ExportCertificatePem(), Cancellation);
        var keyFile = await server.WriteAsync("c.key", key, Cancellation);
        var settings = $"user=certed sslmode=require sslcert={certificateFile} sslkey={keyFile}";
        Assert.True(await IsEncryptedAsync(server.Target(settings)));
        await FailsAsync<RefusedByRules>(server.Target($"{settings} sslcertmode=disable"));

        File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        await FailsAsync<ClientFileUnusable>(server.Target(settings));
        File.Delete(keyFile);
        await FailsAsync<ClientFileUnusable>(server.Target(settings));
    }

    public static TheoryData<Script, Type> Hostile => new()
    {
        { Scripts.Http, typeof(NotPostgres) },
        { Scripts.Silence, typeof(HostUnreachable) },
        { Scripts.Reset, typeof(HostUnreachable) },
        { Scripts.Endless((byte)'x'), typeof(NotPostgres) },
        { Scripts.Answer("N"u8.ToArray(), Scripts.Silence), typeof(TlsNotOffered) },
        { Scripts.Answer("S"u8.ToArray(), Scripts.Endless((byte)'x')), typeof(TlsFailed) },
        { Scripts.Answer(Scripts.Error("SFATAL", "C53300", "Mmany"), Scripts.Close), typeof(ServerRefused) },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_server_has_its_type_in_time(Script script, Type expected)
    {
        await using var server = HostileServer.Start(script);
        var target = TargetReader.Read(
            $"host=127.0.0.1 port={server.Endpoint.Port} user=u sslmode=require",
            new ClientEnvironment { Variables = new Dictionary<string, string>(), UserName = "u" });
        var opening = SqlSession.OpenAsync(target, TimeSpan.FromMilliseconds(500), Cancellation).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Assert.IsType(expected, await Record.ExceptionAsync(() => opening));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Values_go_in_and_come_out_as_they_are(int major)
    {
        await using var server = await TlsServer.StartAsync(major, Cancellation);
        await using var session = await SqlSession.OpenAsync(server.Target(""), Deadline, Cancellation);
        Assert.Equal((server.Server.Binaries.Version, server.Server.Port, session.AnsweringPid, false, server.CertificateSha256),
            (session.Version, session.ServerPort, session.BackendPid, session.IsBehindPooler, session.Tls?.CertificateSha256));

        var seen = await session.QueryAsync(
            """
            SELECT $1 AS text, $2 AS bool, $3 AS int, $4 AS long, $5 AS bytes, $6 AS texts, $7 AS ints, $8 AS nothing,
                   to_timestamp(0) AS time, current_setting('search_path') AS path, current_setting('application_name') AS application
            """,
            ["it's", true, 7, 8L, new byte[] { 9 }, new[] { "a", "b" }, new[] { 1 }, null],
            row => (row.Text("text"), row.Bool("bool"), row.Int("int"), row.Long("long"), row.Bytes("bytes")[0], row.Texts("texts"), row.TextOrNull("nothing"),
                row.Time("time"), row.Text("path"), row.Text("application")),
            Cancellation);
        Assert.Equal([("it's", true, 7, 8L, (byte)9, ["a", "b"], null, DateTimeOffset.UnixEpoch, "pg_catalog", "pgseal")], seen);
    }

    [Fact]
    public async Task A_query_that_fails_has_its_type_and_the_session_goes_on()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        await using var session = await SqlSession.OpenAsync(server.Target("user=ada password=correct"), TimeSpan.FromSeconds(2), Cancellation);
        await Assert.ThrowsAsync<QueryDenied>(() => session.ExecuteAsync("SELECT * FROM pg_hba_file_rules", Cancellation));
        Assert.Equal("42601", (await Assert.ThrowsAsync<QueryFailed>(() => session.ExecuteAsync("SELEC", Cancellation))).SqlState);
        await Assert.ThrowsAsync<QueryTimedOut>(() => session.ExecuteAsync("SELECT pg_sleep(60)", Cancellation));
        await session.ExecuteAsync("SELECT 1", Cancellation);
        await Assert.ThrowsAsync<SessionLost>(() => session.ExecuteAsync("SELECT pg_terminate_backend(pg_backend_pid())", Cancellation));
        await Assert.ThrowsAsync<SessionLost>(() => session.ExecuteAsync("SELECT 1", Cancellation));
    }

    [Fact]
    public async Task Nobodys_function_stands_in_for_the_systems()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        await server.Server.Sql.ExecuteAsync(
            """
            create function public.eq(int, int) returns bool language sql as 'select false';
            create operator public.= (leftarg = int, rightarg = int, function = public.eq);
            alter role postgres set search_path = public, pg_catalog
            """,
            Cancellation);
        await using var session = await SqlSession.OpenAsync(server.Target(""), Deadline, Cancellation);
        Assert.Equal([true], await session.QueryAsync("SELECT 1 = 1 AS it", row => row.Bool("it"), Cancellation));
        Assert.False(session.IsBehindPooler);
    }

    [Fact]
    public async Task A_pooler_in_front_is_seen_and_its_session_left_as_it_is()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        await using var relay = HostileServer.Start(Relay.OtherPid(new IPEndPoint(IPAddress.Loopback, server.Server.Port)));
        await using var session = await SqlSession.OpenAsync(server.Target($"port={relay.Endpoint.Port} sslmode=disable"), Deadline, Cancellation);
        Assert.True(session.IsBehindPooler);
        Assert.Equal(server.Server.Port, session.ServerPort);
        Assert.Equal([@"""$user"", public"], await session.QueryAsync("SELECT pg_catalog.current_setting('search_path') AS it", row => row.Text("it"), Cancellation));
    }

    [Fact]
    public async Task An_authentication_that_the_client_forbids_is_not_done()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        Assert.True(await IsEncryptedAsync(server.Target("user=ada password=correct require_auth=scram-sha-256,oauth")));
        Assert.True(await IsEncryptedAsync(server.Target("user=ada password=correct", ("PGREQUIREAUTH", "!password"))));
        await FailsAsync<LoginRefused>(server.Target("user=passworded password=s3cret require_auth=scram-sha-256"));
        await FailsAsync<LoginRefused>(server.Target("user=passworded password=s3cret require_auth=!password"));
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_shown_byte_by_byte()
    {
        await using var server = await TlsServer.StartAsync(Majors.Newest, Cancellation);
        await server.Server.Sql.ExecuteAsync("create database ascii encoding 'SQL_ASCII' template template0 locale 'C'", Cancellation);
        await using var session = await SqlSession.OpenAsync(server.Target("dbname=ascii"), Deadline, Cancellation);
        Assert.Equal([@"caf\xE9"], await session.QueryAsync("SELECT 'caf' || chr(233) AS it", row => row.Text("it"), Cancellation));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("it's \"quoted\"")]
    [InlineData(@"back\slash ' and \' both")]
    [InlineData("")]
    [InlineData("$1; drop table x --")]
    public async Task What_is_quoted_is_one_value_and_one_name(string text)
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var target = TargetReader.Read(
            $"host={server.SocketDirectory} port={server.Port} user=postgres",
            new ClientEnvironment { Variables = new Dictionary<string, string>(), UserName = "postgres" });
        await using var session = await SqlSession.OpenAsync(target, Deadline, Cancellation);
        foreach (var standard in new[] { "on", "off" })
        {
            await session.ExecuteAsync($"SET standard_conforming_strings = {standard}", Cancellation);
            var name = text.Length == 0 ? "x" : text;
            Assert.Equal([text], await session.QueryAsync($"SELECT {SqlText.Literal(text)} AS {SqlText.Identifier(name)}", row => row.Text(name), Cancellation));
        }
        Assert.Throws<ArgumentException>(() => SqlText.Literal("a\0b"));
        Assert.Throws<ArgumentException>(() => SqlText.Identifier("a\0b"));
    }
}
