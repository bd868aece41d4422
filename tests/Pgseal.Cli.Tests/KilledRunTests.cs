using System.Diagnostics;
using Npgsql;
using Pgseal.Cli.Tests.Transcribing;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests;

/// <summary>A run that dies without a word, on a real server.</summary>
public sealed class KilledRunTests : IDisposable
{
    readonly string state = Directory.CreateTempSubdirectory("pgseal-state-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_kill_the_next_run_is_refused_and_a_rollback_gives_everything_back()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);
        var target = $"host=127.0.0.1 port={server.Port} user=postgres";
        string[] apply = ["apply", target, "--scope", "all", "--drain", "transaction", "--drain-timeout", "10m", "--yes", "--state-dir", state];

        // A plaintext transaction that never ends keeps the run in its drain for as long as it lives.
        await using (var open = new NpgsqlConnection(LabSql.ConnectionString("127.0.0.1", server.Port)))
        {
            await open.OpenAsync(Cancellation);
            await using var begin = new NpgsqlCommand("begin", open);
            await begin.ExecuteNonQueryAsync(Cancellation);
            using var program = Start(apply);
            while (Same(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation)))
            {
                Assert.False(program.HasExited, "it ended before its new rules stood");
                await Task.Delay(2, Cancellation);
            }
            program.Kill();
            await program.WaitForExitAsync(Cancellation);
            Assert.NotEqual(0, program.ExitCode);
        }

        Assert.Equal(4, await RunAsync(apply));
        Assert.Equal(0, await RunAsync("rollback", "--yes", "--state-dir", state));
        Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
        await server.RestartAsync(Cancellation);
        Assert.Equal(0, await RunAsync(apply));
    }

    public void Dispose() => Directory.Delete(state, recursive: true);

    static bool Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

    static async Task<int> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var answer = program.StandardOutput.ReadToEndAsync(Cancellation);
        await program.StandardError.ReadToEndAsync(Cancellation);
        await answer;
        await program.WaitForExitAsync(Cancellation);
        return program.ExitCode;
    }

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Shell.Program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
