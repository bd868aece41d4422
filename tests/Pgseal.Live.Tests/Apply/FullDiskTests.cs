using Pgseal.Core.Planning;
using Pgseal.Core.Tls;
using Pgseal.Live.Apply;
using Pgseal.Live.Tests.Hosts;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>A state directory on a file system that is full before the run is over, wherever that happens.</summary>
public sealed class FullDiskTests : ChangeTests
{
    /// <summary>More than any run without clients needs.</summary>
    const int MostPages = 64;

    [Fact]
    public async Task Wherever_the_disk_is_full_the_server_is_as_before_and_starts_again()
    {
        OtherUser.RunsAsRoot();
        using var folder = new TemporaryFolder();
        await using var server = await NewServerAsync(Majors.Newest);
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);
        var failed = 0;
        for (var pages = 2; ; pages++)
        {
            Assert.True(pages <= MostPages, "the run never fitted");
            var state = folder.Make($"state{pages}", "700");
            folder.Mount(state, "-t", "tmpfs", "-o", $"size={pages * 4}k,mode=700", "none");

            if (await OutcomeAsync(new(TargetOf(server), []), Options() with { StateDirectory = state }) == RunOutcome.Verified)
                break;

            failed++;
            Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
            await server.RestartAsync(Cancellation);
            Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
            Assert.IsType<AttemptOutcome.Admitted>(await PlaintextAsync(server));
            Assert.Empty(Directory.GetFileSystemEntries(server.DataDirectory, ".pgseal-*"));
            // Its marker names a journal that could not be written to its end: an operator removes it, as the refusal of the next run says.
            File.Delete($"{server.DataDirectory}.pgseal/run");
        }
        Assert.True(failed >= 5, $"the disk was full {failed} times only");
    }

    static async Task<RunOutcome?> OutcomeAsync(ClusterTargets cluster, ApplyOptions options)
    {
        try
        {
            return (await Applier.ApplyAsync([cluster], options, _ => { }, Cancellation)).Outcome;
        }
        catch (PgsealException)
        {
            return null;
        }
    }
}
