using System.Net;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Tls;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Wire;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>The main job on real servers: to enforced and back, on primary and standby.</summary>
public sealed class ApplyTests : ChangeTests
{
    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task Primary_and_standby_go_from_plaintext_to_enforced_and_back(int major)
    {
        await using var cluster = await NewClusterAsync(major);
        var targets = TargetsOf(cluster);
        var before = await File.ReadAllBytesAsync(cluster.Primary.HbaFile, Cancellation);

        var run = await Applier.ApplyAsync([targets], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, run.Outcome);
        Assert.All(run.Audit!.Clusters[0].Members, member => Assert.Equal(Verdict.Enforced, member.Verdict));
        foreach (var server in (LabServer[])[cluster.Primary, cluster.Standby])
        {
            Assert.IsType<AttemptOutcome.Refused>(await PlaintextAsync(server));
            Assert.Equal(
                "# who may come in\nlocal   all          all                        trust\nhostssl    all          all      127.0.0.1/32      trust   # loopback\r\n"
                + "hostssl\treplication\tall\t127.0.0.1/32\ttrust\nhostssl    all          all      0.0.0.0/0         scram-sha-256",
                await File.ReadAllTextAsync(server.HbaFile, Cancellation));
            await using var verified = await SqlSession.OpenAsync(
                TargetOf(server, $"sslmode=verify-full sslrootcert={run.Authority!.File} hostaddr=127.0.0.1", "localhost"), Patience, Cancellation);
            Assert.NotNull(verified.Tls);
        }
        Assert.True(await cluster.Primary.Sql.ScalarAsync<bool>(
            "select bool_and(ssl) from pg_stat_replication join pg_stat_ssl using (pid) where state = 'streaming'", Cancellation));

        var again = await Applier.ApplyAsync([targets], Options(), _ => { }, Cancellation);
        Assert.Equal(RunOutcome.NothingToChange, again.Outcome);

        await cluster.Standby.RestartAsync(Cancellation);
        await cluster.Primary.RestartAsync(Cancellation);

        var back = await Disabler.DisableAsync([targets], everything: false, Undo(), _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, back.Outcome);
        Assert.Equal(before, await File.ReadAllBytesAsync(cluster.Primary.HbaFile, Cancellation));
        Assert.Equal(before, await File.ReadAllBytesAsync(cluster.Standby.HbaFile, Cancellation));
        Assert.IsType<AttemptOutcome.Admitted>(await PlaintextAsync(cluster.Primary));
        Assert.Equal("off", await cluster.Primary.Sql.ScalarAsync<string>("show ssl", Cancellation));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Ssl_on_without_a_certificate_is_off_and_a_time_bomb(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await server.Sql.ExecuteAsync("alter system set ssl = on", Cancellation);
        await server.ReloadAsync(Cancellation);

        var report = await Auditor.AuditAsync([new(TargetOf(server), [])], Scope.All, Patience, Cancellation);

        Assert.Equal(Verdict.Off, report.Verdict);
        Assert.Contains(report.Findings, finding => finding.Id == "tls-on-but-not-served");
        Assert.Contains(report.Findings, finding => finding.Id == "restart-would-fail");
        Assert.DoesNotContain(report.Findings, finding => finding.Id == "tls-off");
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_plan_changes_no_byte_and_no_setting(int major)
    {
        await using var server = await NewServerAsync(major);
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);

        var plan = await PlanMaker.MakeAsync([new(TargetOf(server), [])], Options(), Cancellation);

        Assert.False(plan.IsEmpty);
        Assert.Empty(plan.Blockers);
        Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
        Assert.False(Directory.Exists(server.DataDirectory + ".pgseal"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(StateDirectory));
    }

    [Fact]
    public async Task A_plaintext_session_is_drained_and_one_over_a_socket_is_not()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await using var plain = await SqlSession.OpenAsync(TargetOf(server, "sslmode=disable"), Patience, Cancellation);
        await using var local = await server.Sql.OpenAsync(Cancellation);

        var run = await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, run.Outcome);
        await Assert.ThrowsAsync<SessionLost>(() => plain.ExecuteAsync("select 1", Cancellation));
        await using var command = new Npgsql.NpgsqlCommand("select 1", local);
        Assert.Equal(1, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task An_operator_without_tls_is_refused_before_anything_changes()
    {
        await using var server = await NewServerAsync(Majors.Newest);

        var run = await Applier.ApplyAsync([new(TargetOf(server, "sslmode=disable"), [])], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Refused, run.Outcome);
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_refused_and_nothing_changes()
    {
        await using var server = await NewServerAsync(Majors.Newest);

        var run = await Applier.ApplyAsync(
            [new(TargetOf(server), [])], Options() with { CertificateFile = "/nowhere/a.crt", KeyFile = "/nowhere/a.key" }, _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Refused, run.Outcome);
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
    }

    [Fact]
    public async Task A_rollback_gives_back_bytes_and_settings()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);
        await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);

        var back = await Rollbacker.RollbackAsync(null, Undo(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, back.Outcome);
        Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        Assert.Equal(RunOutcome.NothingToChange, (await Rollbacker.RollbackAsync(null, Undo(), _ => { }, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_file_that_somebody_edited_since_is_not_rolled_over()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);
        await File.AppendAllTextAsync(server.HbaFile, "\n# mine\n", Cancellation);
        var edited = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);

        var back = await Rollbacker.RollbackAsync(null, Undo(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Refused, back.Outcome);
        Assert.Equal(edited, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        Assert.Equal("on", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
    }

    [Fact]
    public async Task A_standby_that_forbids_tls_stops_the_change()
    {
        await using var cluster = await SharedServers.NewClusterAsync(Majors.Newest, Cancellation, null, new LabStandbyOptions { SslMode = "disable" });

        var plan = await PlanMaker.MakeAsync([TargetsOf(cluster)], Options(), Cancellation);

        Assert.Contains(plan.Blockers, blocker => blocker.What.Contains("sslmode=disable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Debians_layout_gets_its_own_pair_and_the_placeholder_is_left_alone()
    {
        await using var server = await NewServerAsync(Majors.Newest, new LabServerOptions { Layout = LabLayout.Debian });
        var settings = await server.Sql.ScalarAsync<string>("show ssl_cert_file", Cancellation);
        var placeholder = await File.ReadAllBytesAsync(settings, Cancellation);

        var run = await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, run.Outcome);
        Assert.Equal(placeholder, await File.ReadAllBytesAsync(settings, Cancellation));
        Assert.NotEqual(settings, await server.Sql.ScalarAsync<string>("show ssl_cert_file", Cancellation));
        Assert.IsType<AttemptOutcome.Refused>(await PlaintextAsync(server));
        await server.RestartAsync(Cancellation);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Rules_in_a_place_of_their_own_are_edited_there(int major)
    {
        await using var server = await NewServerAsync(major, new LabServerOptions { Layout = LabLayout.HbaFileElsewhere });
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);

        var run = await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, run.Outcome);
        Assert.IsType<AttemptOutcome.Refused>(await PlaintextAsync(server));
        await server.RestartAsync(Cancellation);
        Assert.Equal(RunOutcome.Verified, (await Disabler.DisableAsync([new(TargetOf(server), [])], everything: false, Undo(), _ => { }, Cancellation)).Outcome);
        Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
    }

    [Fact]
    public async Task A_cluster_of_Debians_packages_is_enforced_and_given_back()
    {
        await using var cluster = await DebianCluster.CreateAsync(DebianCluster.NewestMajor(), Cancellation);
        var before = await File.ReadAllBytesAsync(cluster.HbaFile, Cancellation);
        var target = TargetReader.Read(
            $"host={DebianCluster.Host} port={cluster.Port} user=postgres dbname=postgres password={DebianCluster.Password}", ClientEnvironmentReader.Read());
        var endpoint = new IPEndPoint(IPAddress.Loopback, cluster.Port);
        var login = new Login("postgres", "postgres", false);

        var run = await Applier.ApplyAsync([new(target, [])], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, run.Outcome);
        Assert.IsType<AttemptOutcome.Refused>((await PlaintextAttempt.TryAsync(endpoint, null, login, Patience, Cancellation)).Outcome);
        Assert.NotEqual("/etc/ssl/certs/ssl-cert-snakeoil.pem", await cluster.Sql.ScalarAsync<string>("show ssl_cert_file", Cancellation));
        Assert.Equal(RunOutcome.Verified, (await Disabler.DisableAsync([new(target, [])], everything: false, Undo(), _ => { }, Cancellation)).Outcome);
        Assert.Equal(before, await File.ReadAllBytesAsync(cluster.HbaFile, Cancellation));
        Assert.Equal("/etc/ssl/certs/ssl-cert-snakeoil.pem", await cluster.Sql.ScalarAsync<string>("show ssl_cert_file", Cancellation));
    }

    [Fact]
    public async Task A_standby_of_another_cluster_stops_the_change()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await using var other = await SharedServers.NewClusterAsync(Majors.Newest, Cancellation, new LabServerOptions { OwnSystemIdentifier = true });

        var run = await Applier.ApplyAsync([new(TargetOf(server), [TargetOf(other.Standby)])], Options(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Refused, run.Outcome);
        Assert.Contains("another cluster", run.Problem!.What, StringComparison.Ordinal);
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
    }
}
