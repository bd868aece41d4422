using System.Diagnostics;
using Npgsql;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests;

/// <summary>A server whose runs are killed, and what must hold of it whatever is killed.</summary>
sealed class KilledServer : IAsyncDisposable
{
    const string Rules = "local all all trust\nhost all all 127.0.0.1/32 trust # loopback\r\nhost replication all 127.0.0.1/32 trust";

    readonly LabServer server;
    readonly string state;
    readonly CancellationToken cancellation;
    readonly byte[] before;

    KilledServer(LabServer server, string state, TimeSpan confirmTimeout, CancellationToken cancellation)
    {
        (this.server, this.state, this.cancellation) = (server, state, cancellation);
        before = File.ReadAllBytes(server.HbaFile);
        Target = $"host=127.0.0.1 port={server.Port} user=postgres";
        ConfirmTimeout = $"{confirmTimeout.TotalSeconds:0}s";
    }

    public string Target { get; }

    public string HbaFile => server.HbaFile;

    public string[] ApplyArguments => ["apply", Target, "--scope", "all", "--confirm-timeout", ConfirmTimeout];

    string ConfirmTimeout { get; }

    public static async Task<KilledServer> StartAsync(int major, string state, TimeSpan confirmTimeout, CancellationToken cancellation)
    {
        var server = await SharedServers.NewServerAsync(major, cancellation);
        await server.WriteHbaAsync(Rules, cancellation);
        // A value that pgseal replaces and one that it must not touch.
        await server.Sql.ExecuteAsync("alter system set ssl_key_file = 'server.key'", cancellation);
        await server.Sql.ExecuteAsync("alter system set work_mem = '5MB'", cancellation);
        await server.ReloadAsync(cancellation);
        return new(server, state, confirmTimeout, cancellation);
    }

    public RunningProgram Apply(params string[] more) => new(state, [.. ApplyArguments, .. more]);

    public RunningProgram WayBack(bool disable) =>
        new(state, [.. disable ? (string[])["disable", Target] : ["rollback"], "--confirm-timeout", ConfirmTimeout]);

    public async Task RunsAsync(int exitCode, params string[] arguments)
    {
        var (code, answer) = await RunningProgram.RunAsync(state, arguments);
        Assert.True(code == exitCode, $"pgseal {string.Join(' ', arguments)}: {code}\n{answer}");
    }

    /// <summary>Looks at the server with a verb that changes nothing.</summary>
    public Task<(int ExitCode, string Answer)> SaysAsync(string verb, params string[] more) => RunningProgram.PlainAsync([verb, Target, "--scope", "all", .. more]);

    public bool HasRulesFromBefore() => File.ReadAllBytes(server.HbaFile).AsSpan().SequenceEqual(before);

    public Task OperatorGetsInAsync(TimeSpan within) => GetsInAsync(SslMode.Prefer, within);

    public Task PlaintextGetsInAsync(TimeSpan within) => GetsInAsync(SslMode.Disable, within);

    public async Task UntilAsync(Func<bool> happened, TimeSpan within)
    {
        for (var waited = Stopwatch.StartNew(); !happened(); await Task.Delay(10, cancellation))
            Assert.True(waited.Elapsed < within, "it did not happen in time");
    }

    /// <summary>Applies while a plaintext transaction keeps it in its drain: its rules are in force and not confirmed until this lets go.</summary>
    /// <param name="meanwhile">What happens then.</param>
    public async Task<(int ExitCode, string Answer)> ApplyHeldInDrainAsync(TimeSpan within, Func<RunningProgram, Task> meanwhile)
    {
        await using var transaction = await BeginOnPlaintextAsync();
        using var apply = Apply("--drain-timeout", "10m");
        await UntilAsync(() => !HasRulesFromBefore(), within);
        await meanwhile(apply);
        await transaction.CloseAsync();
        return await apply.EndAsync();
    }

    /// <summary>A client that is in a transaction.</summary>
    public async Task<NpgsqlConnection> BeginOnPlaintextAsync()
    {
        var transaction = await ConnectAsync(SslMode.Disable);
        await using var begin = new NpgsqlCommand("begin", transaction);
        await begin.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    /// <summary>Ends the dead man's switch that stands armed.</summary>
    public async Task EndSwitchAsync()
    {
        var watching = Directory.GetDirectories("/proc").Where(process => IsSwitch(process)).Select(Path.GetFileName).ToList();
        Assert.NotEmpty(watching);
        foreach (var pid in watching)
            await Process.Start("kill", ["-KILL", pid!]).WaitForExitAsync(cancellation);

        bool IsSwitch(string process)
        {
            try
            {
                return File.ReadAllText($"{process}/cmdline").Contains(state, StringComparison.Ordinal) && File.ReadAllText($"{process}/comm").Trim() == "sh";
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>Makes the data directory read-only for whoever opens a file in it from now on, until this is disposed.</summary>
    public async Task<IDisposable> ReadOnlyAsync()
    {
        await MountAsync("mount", "--bind", server.DataDirectory, server.DataDirectory);
        await MountAsync("mount", "-o", "remount,bind,ro", server.DataDirectory);
        return new Undo(() => Process.Start("umount", ["--lazy", server.DataDirectory]).WaitForExit());
    }

    /// <summary>No setting and no file that would stop the next start is ever left behind.</summary>
    public async Task RestartsAsync()
    {
        if (server.IsRunning)
            await server.RestartAsync(cancellation);
        else
            await server.StartAsync(cancellation);
        await OperatorGetsInAsync(TimeSpan.FromSeconds(10));
    }

    public Task CrashAsync() => server.StopAsync(StopMode.Immediate, cancellation);

    public async Task IsEnforcedAsync()
    {
        Assert.False(HasRulesFromBefore());
        await Assert.ThrowsAsync<PostgresException>(() => PlaintextGetsInAsync(TimeSpan.Zero));
        await OperatorGetsInAsync(TimeSpan.Zero);
        Assert.Empty(Leftovers());
    }

    public async Task IsAsBeforeAsync()
    {
        Assert.True(HasRulesFromBefore());
        await PlaintextGetsInAsync(TimeSpan.Zero);
        await using var open = await ConnectAsync(SslMode.Prefer);
        await using var query = new NpgsqlCommand("select name || '=' || setting from pg_file_settings where sourcefile like '%auto.conf' order by name", open);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var settings = new List<string>();
        while (await rows.ReadAsync(cancellation))
            settings.Add(rows.GetString(0));
        Assert.Equal(["ssl_key_file=server.key", "work_mem=5MB"], settings);
        Assert.Empty(Leftovers());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    IEnumerable<string> Leftovers() => Directory.GetFileSystemEntries(server.DataDirectory, ".pgseal-*");

    async Task GetsInAsync(SslMode mode, TimeSpan within)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, cancellation))
            try
            {
                await using var open = await ConnectAsync(mode);
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < within)
            {
            }
    }

    async Task<NpgsqlConnection> ConnectAsync(SslMode mode)
    {
        var connection = new NpgsqlConnection($"{LabSql.ConnectionString("127.0.0.1", server.Port)};SSL Mode={mode}");
        await connection.OpenAsync(cancellation);
        return connection;
    }

    async Task MountAsync(params string[] command)
    {
        using var mount = Process.Start(command[0], command[1..]);
        await mount.WaitForExitAsync(cancellation);
        Assert.Equal(0, mount.ExitCode);
    }

    sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
