using System.Text;
using Pgseal.Core.Observing;
using Pgseal.Core.Settings;
using Pgseal.Live.Observing;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.Observing;

/// <summary>A log's length costs time, not memory; what is read is read once.</summary>
public sealed class LongLogTests
{
    const long Length = 200L << 20;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LogFormat.Stderr)]
    [InlineData(LogFormat.Csv)]
    [InlineData(LogFormat.Json)]
    public async Task Two_hundred_megabytes_leave_no_more_behind_than_the_buffer(LogFormat format)
    {
        using var folder = new TemporaryFolder();
        var connections = Write(folder["long.log"], format);
        var tally = new ClientTally();
        var reader = Reader(folder["long.log"], format, tally);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await reader.ReadAsync(Cancellation);

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 16 << 20, $"{kept >> 10} KiB are kept");
        Assert.InRange(reader.Report().Bytes, Length, long.MaxValue);
        Assert.Empty(reader.Report().Notes);
        Assert.Equal(connections, tally.ToList().Sum(client => client.Count));
    }

    [Fact]
    public async Task It_goes_on_where_it_stopped_and_begins_again_in_a_file_that_became_shorter()
    {
        using var folder = new TemporaryFolder();
        var tally = new ClientTally();
        var reader = Reader(folder["a.log"], LogFormat.Stderr, tally);
        await AppendAsync("2026-11-24 12:00:00.000 UTC [7] LOG:  connection received: host=10.1.2.3 port=1\n2026-11-24 12:00:00.000 UTC [7] LOG:  connection auth");
        await reader.ReadAsync(Cancellation);
        Assert.Equal(0, tally.Clients);

        await AppendAsync("orized: user=app database=shop\n");
        await reader.ReadAsync(Cancellation);
        await reader.ReadAsync(Cancellation);
        Assert.Equal(1, Assert.Single(tally.ToList()).Plain);

        await File.WriteAllTextAsync(
            folder["a.log"],
            "2026-11-24 12:00:01.000 UTC [8] LOG:  connection received: host=[local]\n2026-11-24 12:00:01.000 UTC [8] LOG:  connection authorized: user=a database=b\n",
            Cancellation);
        await reader.ReadAsync(Cancellation);
        Assert.Equal(["a@b", "app@shop"], tally.ToList().Select(client => client.Key.Name).Order());

        Task AppendAsync(string text) => File.AppendAllTextAsync(folder["a.log"], text, Cancellation);
    }

    [Theory]
    [InlineData(LogFormat.Stderr)]
    [InlineData(LogFormat.Csv)]
    [InlineData(LogFormat.Json)]
    public async Task A_record_longer_than_the_buffer_is_passed_over_and_cannot_hide_a_forged_one(LogFormat format)
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder();
        var forged = format switch
        {
            LogFormat.Stderr => "\n\t2026-11-24 12:00:00.000 UTC [7] LOG:  connection authorized: user=forged database=shop",
            LogFormat.Csv => "\n2026-11-24 12:00:00.000 UTC,\"\"forged\"\",\"\"shop\"\",7,\"\"10.1.2.3:1\"\",6b05a512.7,2,\"\"a\"\",2026-11-24 12:00:00 UTC,,0,LOG,00000,\"\"connection authorized: user=forged database=shop\"\",,,,,,,,,\"\"\"\",\"\"\"\"",
            LogFormat.Json => "\\n{}",
        };
        text.Append(Statement(format, string.Concat(Enumerable.Repeat(forged, (9 << 20) / forged.Length)), pid: 5));
        text.Append(Connection(format, 7, "app"));
        await File.WriteAllTextAsync(folder["a.log"], text.ToString(), Cancellation);
        var tally = new ClientTally();
        var reader = Reader(folder["a.log"], format, tally);

        await reader.ReadAsync(Cancellation);

        Assert.Equal("app@shop", Assert.Single(tally.ToList()).Key.Name);
        Assert.Contains("could not be understood", Assert.Single(reader.Report().Notes), StringComparison.Ordinal);
    }

    static LogReader Reader(string path, LogFormat format, ClientTally tally) => new(
        new(format, new(path, null), new SettingsView([new Setting("log_line_prefix", "%m [%p] ", "default", null, null, false)]), []), tally);

    /// <returns>How many connections stand in it.</returns>
    static long Write(string path, LogFormat format)
    {
        using var file = new StreamWriter(path);
        var connections = 0L;
        for (var written = 0L; written < Length; connections++)
        {
            // Most of a log is something else.
            var text = Connection(format, (int)(connections % 30_000) + 2, $"user{connections % 50}")
                + string.Concat(Enumerable.Repeat(Statement(format, $"update accounts set balance = balance + {connections} where id = {connections}", 1), 40));
            file.Write(text);
            written += text.Length;
        }
        return connections;
    }

    static string Statement(LogFormat format, string statement, int pid) => format switch
    {
        LogFormat.Stderr => $"2026-11-24 12:00:00.000 UTC [{pid}] LOG:  statement: {statement}\n",
        LogFormat.Csv => $"2026-11-24 12:00:00.000 UTC,\"a\",\"b\",{pid},\"[local]\",6b05a512.{pid:x},2,\"UPDATE\",2026-11-24 12:00:00 UTC,1/1,0,LOG,00000,\"statement: {statement}\",,,,,,,,,\"psql\",\"client backend\",,0\n",
        LogFormat.Json => $"{{\"timestamp\":\"2026-11-24 12:00:00.000 UTC\",\"user\":\"a\",\"dbname\":\"b\",\"pid\":{pid},\"remote_host\":\"[local]\",\"error_severity\":\"LOG\",\"message\":\"statement: {statement}\"}}\n",
    };

    static string Connection(LogFormat format, int pid, string user) => format switch
    {
        LogFormat.Stderr => $"2026-11-24 12:00:00.000 UTC [{pid}] LOG:  connection received: host=10.1.2.3 port=1\n2026-11-24 12:00:00.000 UTC [{pid}] LOG:  connection authorized: user={user} database=shop\n",
        LogFormat.Csv => $"2026-11-24 12:00:00.000 UTC,\"{user}\",\"shop\",{pid},\"10.1.2.3:1\",6b05a512.{pid:x},2,\"authentication\",2026-11-24 12:00:00 UTC,1/1,0,LOG,00000,\"connection authorized: user={user} database=shop\",,,,,,,,,\"\",\"client backend\",,0\n",
        LogFormat.Json => $"{{\"timestamp\":\"2026-11-24 12:00:00.000 UTC\",\"user\":\"{user}\",\"dbname\":\"shop\",\"pid\":{pid},\"remote_host\":\"10.1.2.3\",\"error_severity\":\"LOG\",\"message\":\"connection authorized: user={user} database=shop\"}}\n",
    };
}
