using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Live.Certificates;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Rollover;
using Pgseal.Live.Tests.Apply;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Rollover;

/// <summary>An authority replaced under real servers, their standby and their clients.</summary>
public sealed class RolloverTests : ChangeTests
{
    string Home => AuthorityPlace.Of(StateDirectory, "default");

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Nobody_is_cut_off_before_the_old_authority_is_dropped(int major)
    {
        await using var cluster = await NewClusterAsync(major);
        AuthorityMaker.Create(StateDirectory, "default", "one", KeyType.EcP256, AuthorityMaker.DefaultValidity, null, DateTimeOffset.UtcNow);
        var applied = await Applier.ApplyAsync([TargetsOf(cluster)], Options() with { HardenStandbys = true }, _ => { }, Cancellation);
        Assert.Equal((RunOutcome.Verified, null), (applied.Outcome, applied.Problem));
        await Assert.ThrowsAsync<RolloverNotUnderway>(() => FinishAsync(cluster));
        var oldOnly = $"{StateDirectory}/old.crt";
        File.Copy($"{Home}/ca.crt", oldOnly);
        var (withOld, withBoth) = (Verifying(cluster, oldOnly), Verifying(cluster, $"{Home}/ca.crt"));

        AuthorityRollover.Start(Home, "two", KeyType.EcP256, AuthorityMaker.DefaultValidity, null, DateTimeOffset.UtcNow);
        await ConnectAsync(withOld);
        await ConnectAsync(withBoth);
        var early = await FinishAsync(cluster, accepts: true);
        Assert.Null(early.Retired);
        Assert.Equal(2, early.Findings.Blockers.Count(blocker => blocker.What.EndsWith(", signed by CN=one", StringComparison.Ordinal)));

        await using var older = await SqlSession.OpenAsync(withOld, Patience, Cancellation);
        var renewed = await RenewAsync(cluster);
        Assert.Equal((RunOutcome.Verified, null), (renewed.Run.Outcome, renewed.Run.Problem));
        Assert.All(renewed.Members, member => Assert.Equal(
            "it was signed by CN=one, which is being replaced", member.Changes.OfType<Change.InstallCertificate>().Single().Reason));
        Assert.Equal(RunOutcome.NothingToChange, (await RenewAsync(cluster)).Run.Outcome);
        await ConnectAsync(withBoth);
        await Assert.ThrowsAsync<CertificateRejected>(() => ConnectAsync(withOld));

        // The standby trusts both already; its session is from before, as is the client's.
        var refused = await FinishAsync(cluster);
        Assert.Null(refused.Retired);
        Assert.All(refused.Findings.Clients, client => Assert.Equal((false, 0), (client.IsProven, client.Since)));
        Assert.Contains(refused.Findings.Clients, client => (client.User, client.Database, client.Why) == ("postgres", "postgres", "whether it verifies cannot be seen from here"));
        Assert.Contains("not proven to trust the new authority are 2 clients", Assert.Single(refused.Findings.Blockers).What, StringComparison.Ordinal);
        Assert.Equal(2, CertificateFile.Read(await File.ReadAllBytesAsync($"{Home}/ca.crt", Cancellation))!.Value.Count);

        await cluster.Primary.Sql.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_replication", Cancellation);
        await LabStandby.WaitUntilStreamingAsync(cluster.Primary, cluster.Standby, "standby1", Cancellation);
        var proven = Assert.Single((await FinishAsync(cluster)).Findings.Clients, client => client.IsProven);
        Assert.Equal(("standby1", 1), (proven.Application, proven.Since));

        var accepted = await FinishAsync(cluster, accepts: true);
        Assert.True(File.Exists($"{accepted.Retired}/ca.key"));
        await ConnectAsync(withBoth); // its file holds the new one alone now
        await Assert.ThrowsAsync<CertificateRejected>(() => ConnectAsync(withOld));
        Assert.Equal(
            await File.ReadAllTextAsync($"{Home}/ca.crt", Cancellation), await File.ReadAllTextAsync($"{cluster.Standby.DataDirectory}.pgseal/upstream-ca.crt", Cancellation));
    }

    Task<RenewalReport> RenewAsync(LabCluster cluster) => Renewer.RenewAsync(
        [TargetsOf(cluster)],
        new("cert renew", TimeSpan.FromDays(30), null, null, null, Patience, Patience, StateDirectory, ["pgseal", "cert", "renew"]),
        _ => { },
        Cancellation);

    static Target Verifying(LabCluster cluster, string root) => TargetOf(cluster.Primary, $"sslmode=verify-full sslrootcert={root}");

    static async Task ConnectAsync(Target target)
    {
        await using var session = await SqlSession.OpenAsync(target, Patience, Cancellation);
        await session.ExecuteAsync("SELECT 1", Cancellation);
    }

    async Task<RolloverEnd> FinishAsync(LabCluster cluster, bool accepts = false) =>
        await RolloverFinisher.FinishAsync([TargetsOf(cluster)], new(Home, accepts, Patience, ["pgseal", "cert", "ca", "rollover"]), Cancellation);
}
