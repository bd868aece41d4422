using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Core.Tls;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Wire;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>Certificates replaced on real servers: proven served, or everything as before.</summary>
public sealed class RenewTests : ChangeTests
{
    static readonly TimeSpan always = TimeSpan.FromDays(400);

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public Task Five_renewals_in_a_row_fail_no_client(int major) => RenewAgainAndAgainAsync(major, 5);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public Task Fifty_renewals_in_a_row_fail_no_client(int major) => RenewAgainAndAgainAsync(major, 50);

    async Task RenewAgainAndAgainAsync(int major, int times)
    {
        await using var server = await NewServerAsync(major);
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);
        var applied = await Applier.ApplyAsync([new(TargetOf(server), [])], Options() with { Sans = ["lb.example.com"] }, _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, applied.Outcome);
        var renewal = Assert.Single(applied.Renewals);
        Assert.Contains("pgseal cert renew", renewal.Timer, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource();
        var target = TargetOf(server, $"sslmode=verify-full sslrootcert={applied.Authority!.File} hostaddr=127.0.0.1", "lb.example.com");
        var clients = Enumerable.Range(0, 2).Select(_ => ConnectUntilAsync(target, stop.Token)).ToList();
        var seen = new HashSet<string> { await ServedAsync(server) };

        for (var i = 0; i < times; i++)
        {
            var report = await RenewAsync(server);

            Assert.True(report.Run.Outcome == RunOutcome.Verified, report.Run.Problem?.ToString());
            Assert.True(seen.Add(await ServedAsync(server)));
            Assert.Contains(report.Run.Stages.Single(stage => stage.Name == StageName.Enable).Detail, line => line.Contains(seen.Last(), StringComparison.Ordinal));
        }
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(clients), connected => Assert.True(connected > times, $"{connected} connections during {times} renewals"));

        // The newest run alone goes back to the pair before it; then all of them do, the first switch of apply included.
        Assert.Equal(RunOutcome.Verified, (await Rollbacker.RollbackAsync(null, Undo(), _ => { }, Cancellation)).Outcome);
        Assert.Equal(seen.ElementAt(times - 1), await ServedAsync(server));
        Assert.Equal(RunOutcome.Verified, (await Disabler.DisableAsync([new(TargetOf(server), [])], everything: false, Undo(), _ => { }, Cancellation)).Outcome);
        Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
    }

    [Fact]
    public async Task Every_member_gets_its_own_and_nothing_is_done_before_it_is_due()
    {
        await using var cluster = await NewClusterAsync(Majors.Newest);
        await Applier.ApplyAsync([TargetsOf(cluster)], Options(), _ => { }, Cancellation);
        var before = await ServedAsync(cluster.Primary);

        var early = await Renewer.RenewAsync([TargetsOf(cluster)], Renewal(TimeSpan.FromDays(30)), _ => { }, Cancellation);
        Assert.Equal(RunOutcome.NothingToChange, early.Run.Outcome);
        Assert.All(early.Members, member => Assert.StartsWith("nothing is due: CN=", Assert.Single(member.Notes), StringComparison.Ordinal));
        Assert.Equal(before, await ServedAsync(cluster.Primary));

        var due = await Renewer.RenewAsync([TargetsOf(cluster)], Renewal(always), _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, due.Run.Outcome);
        Assert.Equal(3, new HashSet<string> { before, await ServedAsync(cluster.Primary), await ServedAsync(cluster.Standby) }.Count);
        Assert.All(due.Members, member => Assert.True(member.Expiry!.IsNew));
    }

    [Fact]
    public async Task A_key_that_others_could_read_is_replaced_by_one_that_is_private()
    {
        await using var server = await EnforcedAsync();
        var key = $"{server.DataDirectory}.pgseal/current/server.key";
        File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.OtherRead);
        var (before, owner) = (await ServedAsync(server), HostFile.Facts(key).Uid);

        var report = await RenewAsync(server, TimeSpan.FromDays(30));

        Assert.Equal(RunOutcome.Verified, report.Run.Outcome);
        Assert.NotEqual(before, await ServedAsync(server));
        Assert.Equal(("600", owner), (Convert.ToString(HostFile.Facts(key).Mode, 8), HostFile.Facts(key).Uid));
    }

    [Fact]
    public async Task A_pair_of_another_authority_is_named_and_not_touched()
    {
        await using var server = await EnforcedAsync();
        var imported = await Renewer.RenewAsync([new(TargetOf(server), [])], Import(Foreign(TimeSpan.FromDays(10))), _ => { }, Cancellation);
        Assert.True(imported.Run.Outcome == RunOutcome.Verified, imported.Run.Problem?.ToString());
        var before = await ServedAsync(server);

        var report = await RenewAsync(server, TimeSpan.FromDays(30));

        Assert.Equal(RunOutcome.Refused, report.Run.Outcome);
        Assert.StartsWith("CN=db1.example.com was issued by CN=elsewhere, not by the authority here, and is not touched, although it ends ", report.Run.Problem!.What, StringComparison.Ordinal);
        Assert.Equal("Renew it where it came from, then: pgseal cert import TARGET --certificate FILE --key FILE", report.Run.Problem.Next);
        Assert.Equal(before, await ServedAsync(server));

        var later = await RenewAsync(server, TimeSpan.FromDays(5));
        Assert.Equal(RunOutcome.NothingToChange, later.Run.Outcome);
        Assert.Contains("it is not touched", Assert.Single(later.Members[0].Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_pair_is_never_installed()
    {
        await using var server = await EnforcedAsync();
        var (before, generation) = (await ServedAsync(server), new FileInfo($"{server.DataDirectory}.pgseal/current").LinkTarget);
        var (certificate, key) = Foreign(TimeSpan.FromDays(10));
        var other = Foreign(TimeSpan.FromDays(10), "other");
        var ended = Foreign(TimeSpan.FromDays(10), "ended", DateTimeOffset.UtcNow.AddDays(-20));
        await File.WriteAllTextAsync($"{StateDirectory}/garbage", "garbage", Cancellation);

        foreach (var (files, why) in new[]
        {
            ((certificate, other.Key), "The key does not belong to the certificate."),
            (ended, "The certificate expired at "),
            (($"{StateDirectory}/garbage", key), "The certificate file holds no PEM certificate."),
            ((certificate, $"{StateDirectory}/garbage"), "The key file holds no PEM private key."),
        })
        {
            var report = await Renewer.RenewAsync([new(TargetOf(server), [])], Import(files), _ => { }, Cancellation);

            Assert.Equal(RunOutcome.Refused, report.Run.Outcome);
            Assert.StartsWith(why, report.Run.Problem!.What, StringComparison.Ordinal);
        }
        Assert.Equal(generation, new FileInfo($"{server.DataDirectory}.pgseal/current").LinkTarget);
        Assert.Equal(before, await ServedAsync(server));
    }

    [Fact]
    public async Task A_pair_that_the_server_does_not_load_goes_back_to_the_one_before()
    {
        await using var server = await EnforcedAsync();
        var (before, generation) = (await ServedAsync(server), new FileInfo($"{server.DataDirectory}.pgseal/current").LinkTarget);
        // Checks that look at the pair alone cannot know it: this server's revocation list is garbage, so it loads no configuration of TLS any more.
        await File.WriteAllTextAsync($"{server.DataDirectory}/crl.pem", "garbage", Cancellation);
        await server.Sql.ExecuteAsync("alter system set ssl_crl_file = 'crl.pem'", Cancellation);

        var report = await RenewAsync(server);

        Assert.Equal(RunOutcome.RolledBack, report.Run.Outcome);
        Assert.Contains("it serves another certificate than the one in the file", report.Run.Problem!.What, StringComparison.Ordinal);
        Assert.Equal(generation, new FileInfo($"{server.DataDirectory}.pgseal/current").LinkTarget);
        Assert.Equal(before, await ServedAsync(server));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_key_with_a_passphrase_is_renewed_only_where_a_reload_can_read_it(int major)
    {
        await using var server = await EnforcedAsync(major);
        var current = $"{server.DataDirectory}.pgseal/current";
        AtomicFile.Replace($"{current}/server.key", PrivateKeys.Pem(PrivateKeys.TryRead(await File.ReadAllBytesAsync($"{current}/server.key", Cancellation), null)!, new("hunter2")));
        await server.Sql.ExecuteAsync("alter system set ssl_passphrase_command = 'echo hunter2'", Cancellation);
        await server.ReloadAsync(Cancellation);

        var restart = await RenewAsync(server, always, new("hunter2"));
        Assert.Equal(RunOutcome.Refused, restart.Run.Outcome);
        Assert.Equal(
            "the server's key is protected by a passphrase and ssl_passphrase_command_supports_reload is off: it would read a new key at a restart only",
            restart.Run.Problem!.What);

        await server.Sql.ExecuteAsync("alter system set ssl_passphrase_command_supports_reload = on", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Equal("Give the passphrase that ssl_passphrase_command answers: --key-passphrase-file FILE", (await RenewAsync(server)).Run.Problem!.Next);

        var before = await ServedAsync(server);
        var report = await RenewAsync(server, always, new("hunter2"));
        Assert.True(report.Run.Outcome == RunOutcome.Verified, report.Run.Problem?.ToString());
        Assert.NotEqual(before, await ServedAsync(server));
        Assert.Equal(KeyState.Encrypted, KeyFacts.Read(await File.ReadAllBytesAsync($"{current}/server.key", Cancellation)).State);
    }

    [Fact]
    public async Task A_pair_is_imported_on_a_standby_alone()
    {
        await using var cluster = await NewClusterAsync(Majors.Newest);
        await Applier.ApplyAsync([TargetsOf(cluster)], Options(), _ => { }, Cancellation);
        var primary = await ServedAsync(cluster.Primary);

        var report = await Renewer.RenewAsync(
            [new(TargetOf(cluster.Standby), [])], Import(Foreign(TimeSpan.FromDays(90))) with { IsOneMember = true }, _ => { }, Cancellation);

        Assert.True(report.Run.Outcome == RunOutcome.Verified, report.Run.Problem?.ToString());
        Assert.Equal(CertificateFile.Read(await File.ReadAllBytesAsync($"{StateDirectory}/foreign.crt", Cancellation))!.Value[0].Sha256, await ServedAsync(cluster.Standby));
        Assert.Equal(primary, await ServedAsync(cluster.Primary));
    }

    [Fact]
    public async Task File_setting_and_wire_are_shown_side_by_side()
    {
        await using var server = await EnforcedAsync();

        var agreeing = Assert.Single(await CertificatesReader.ReadAsync([new(TargetOf(server), [])], Patience, Cancellation));
        Assert.Empty(agreeing.Disagreements(DateTimeOffset.UtcNow));
        Assert.Empty(agreeing.NotSeen);
        Assert.Equal($"{server.DataDirectory}.pgseal/current/server.crt", agreeing.Setting);
        Assert.Equal(agreeing.File!.Sha256, Assert.Single(agreeing.Wire).Certificate!.Sha256);

        // Another pair in the file, and no reload.
        var (certificate, key) = Foreign(TimeSpan.FromDays(90));
        AtomicFile.Replace(agreeing.Setting!, await File.ReadAllBytesAsync(certificate, Cancellation));
        AtomicFile.Replace(agreeing.KeySetting!, await File.ReadAllBytesAsync(key, Cancellation));
        var differing = Assert.Single(await CertificatesReader.ReadAsync([new(TargetOf(server), [])], Patience, Cancellation));
        Assert.Contains("it was not loaded", Assert.Single(differing.Disagreements(DateTimeOffset.UtcNow)), StringComparison.Ordinal);
        Assert.Equal(agreeing.File.Sha256, Assert.Single(differing.Wire).Certificate!.Sha256);
    }

    async Task<LabServer> EnforcedAsync(int? major = null)
    {
        var server = await NewServerAsync(major ?? Majors.Newest);
        var applied = await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, applied.Outcome);
        return server;
    }

    Task<RenewalReport> RenewAsync(LabServer server, TimeSpan? within = null, Secret? passphrase = null) =>
        Renewer.RenewAsync([new(TargetOf(server), [])], Renewal(within ?? always) with { KeyPassphrase = passphrase }, _ => { }, Cancellation);

    RenewalOptions Renewal(TimeSpan within) => new("cert renew", within, null, null, null, Patience, Patience, StateDirectory, ["pgseal", "cert", "renew"]);

    RenewalOptions Import((string Certificate, string Key) files) => Renewal(TimeSpan.FromDays(30)) with { Verb = "cert import", CertificateFile = files.Certificate, KeyFile = files.Key };

    /// <summary>A pair of an authority that the state directory does not know.</summary>
    (string Certificate, string Key) Foreign(TimeSpan validity, string name = "foreign", DateTimeOffset? at = null)
    {
        var directory = $"{StateDirectory}/{name}-ca";
        AuthorityMaker.Store(directory, "elsewhere", KeyType.EcP256, AuthorityMaker.DefaultValidity, null, DateTimeOffset.UtcNow.AddDays(-100));
        using var authority = LocalAuthority.TryOpen(directory)!;
        var pair = authority.Issue(LeafSpec.For(SubjectNames.Exactly(["db1.example.com", "localhost"])) with { Validity = validity }, at ?? DateTimeOffset.UtcNow);
        var (certificate, key) = ($"{StateDirectory}/{name}.crt", $"{StateDirectory}/{name}.key");
        File.WriteAllBytes(certificate, pair.Certificate);
        File.WriteAllBytes(key, pair.Key); // 0644, and still private once it is installed
        return (certificate, key);
    }

    static async Task<string> ServedAsync(LabServer server) => Assert.IsType<HandshakeOutcome.Served>(
        await Handshake.TryAsync(new IPEndPoint(IPAddress.Loopback, server.Port), "localhost", SslNegotiation.Postgres, Patience, Cancellation)).LeafSha256;

    /// <returns>How many sessions were opened; a failure of one is the task's.</returns>
    static async Task<int> ConnectUntilAsync(Target target, CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            await using var session = await SqlSession.OpenAsync(target, Patience, Cancellation);
            await session.ExecuteAsync("SELECT 1", Cancellation);
        }
        return count;
    }
}
