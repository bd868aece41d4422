using System.Globalization;
using Pgseal.Core.Conninfo;
using Pgseal.Lab;
using Pgseal.Live.Hba;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hba;

/// <summary>The reader against the servers themselves: every row of pg_hba_file_rules, and whether a reload takes the file.</summary>
public sealed class ViewDifferentialTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task Every_row_of_random_files_is_the_servers_own(int major) => CompareAsync(major, files: 16, lines: 60);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task A_hundred_thousand_rows_are_the_servers_own(int major) => CompareAsync(major, files: 1000, lines: 300);

    static async Task CompareAsync(int major, int files, int lines)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { Layout = LabLayout.HbaFileElsewhere });
        await using var session = await SqlSession.OpenAsync(TargetOf(server), Patience, Cancellation);
        var (rows, loaded) = (0, 0);
        for (var seed = 0; seed < files; seed++)
        {
            var tricky = new TrickyLines(seed * 100 + major);
            foreach (var (name, bytes) in tricky.Beside())
                await WriteAsync(server, name, bytes);
            // Short files too, or hardly one would load. The operator's own line comes first in every file: the next one needs it.
            await server.WriteHbaAsync((byte[])[.. "local all postgres trust\n"u8, .. tricky.Main(seed % 2 == 0 ? 1 : lines)], Cancellation);

            var read = await LiveRules.ReadAsync(TargetOf(server), Patience, Cancellation);

            Assert.NotNull(read.View);
            Assert.True(read.Disagreements.Count == 0, $"seed {seed}: {string.Join("\n", read.Disagreements.Take(3).Select(it => $"ours    {it.Ours}\nserver's {it.Servers}"))}");
            Assert.Empty(read.Unknown);
            Assert.Equal(await ReloadTakesAsync(server), read.Loads);
            loaded += read.Loads == true ? 1 : 0;
            rows += read.View.Value.Count;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows of {files} files on {major}, {loaded} of which load"));
        Assert.InRange(loaded, 1, files - 1);
        Assert.True(rows >= files * lines / 3, $"only {rows} rows were compared");
    }

    /// <remarks>A reload that is refused says so in the log alone; the words begin with the name of the file, from 14 on with its path.</remarks>
    static async Task<bool> ReloadTakesAsync(LabServer server)
    {
        var before = new FileInfo(server.LogFile).Length;
        await server.ReloadAsync(Cancellation);
        await server.Sql.ScalarAsync<int>("select 1", Cancellation); // nobody comes in before the reload has ended
        await using var log = new FileStream(server.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(before, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return !(await reader.ReadToEndAsync(Cancellation)).Contains("was not reloaded", StringComparison.Ordinal);
    }

    static async Task WriteAsync(LabServer server, string name, byte[] bytes)
    {
        var path = Path.Combine(Path.GetDirectoryName(server.HbaFile)!, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.SetUnixFileMode(Path.GetDirectoryName(path)!, (UnixFileMode)0b111_101_101);
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
    }

    static Target TargetOf(LabServer server) =>
        TargetReader.Read($"host={server.SocketDirectory} port={server.Port} user=postgres dbname=postgres", ClientEnvironmentReader.Read());
}
