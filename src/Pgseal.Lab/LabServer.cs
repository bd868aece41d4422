using System.Text;
using Pgseal.Lab.Builds;

namespace Pgseal.Lab;

/// <summary>A real PostgreSQL server that lives as long as this object, and no longer than this process.</summary>
/// <remarks>Superuser postgres; initdb's pg_hba.conf trusts everyone from this machine. Durability is off: nothing here outlives a crash.</remarks>
public sealed class LabServer : IAsyncDisposable
{
    readonly LabDirectory _home;
    readonly LabFiles _files;
    ServerProcess? _process;

    LabServer(PostgresBinaries binaries, LabServerOptions options, LabDirectory home, int port)
    {
        Binaries = binaries;
        Options = options;
        Port = port;
        _home = home;
        _files = new LabFiles(home.Path, options.Layout);
        Sql = new LabSql(() => LabSql.ConnectionString(SocketDirectory, Port));
    }

    public PostgresBinaries Binaries { get; }

    public LabServerOptions Options { get; }

    /// <summary>The server's own temporary directory; everything else of it stands below.</summary>
    public string Home => _home.Path;

    public string DataDirectory => _files.Data;

    /// <summary>The path of postgresql.conf.</summary>
    public string ConfigurationFile => _files.Configuration;

    public string HbaFile => _files.Hba;

    public string SocketDirectory => _files.SocketDirectory;

    public string LogFile => _files.Log;

    /// <summary>The first address that it listens on, as a client on this machine dials it.</summary>
    public string Host => Options.ListenAddresses.Split(',')[0].Trim() is var first && first is "*" or "0.0.0.0" ? "127.0.0.1" : first;

    public int Port { get; private set; }

    /// <summary>SQL as the superuser over the Unix socket, so that pg_hba.conf's TCP lines do not matter.</summary>
    public LabSql Sql { get; }

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The postmaster's process id.</summary>
    /// <exception cref="LabException">The server does not run.</exception>
    public int ProcessId => Running.Id;

    ServerProcess Running => _process is { HasExited: false } running ? running : throw new LabException($"the server on port {Port} does not run");

    /// <summary>Makes a server; <see cref="StartAsync"/> starts it.</summary>
    public static async Task<LabServer> CreateAsync(
        PostgresCache cache, PostgresBinaries binaries, LabServerOptions options, CancellationToken cancellation)
    {
        var server = new LabServer(binaries, options, await LabDirectory.CreateAsync(cancellation), FreePort.Next());
        try
        {
            await server._files.MakeFoldersAsync(cancellation);
            if (options.OwnSystemIdentifier)
                await PostgresCache.InitialiseAsync(binaries, server.DataDirectory, cancellation);
            else
                await LabFiles.CopyAsync(await cache.TemplateAsync(binaries, cancellation), server.DataDirectory, cancellation);
            await server._files.ArrangeAsync(server.Port, options, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A server made from this one's files, with another port and home. This one is stopped for it and stays stopped.</summary>
    internal async Task<LabServer> CopyAsync(LabServerOptions options, CancellationToken cancellation)
    {
        await StopAsync(StopMode.Fast, cancellation);
        var copy = new LabServer(Binaries, options with { Layout = Options.Layout }, await LabDirectory.CreateAsync(cancellation), FreePort.Next());
        try
        {
            await copy._files.CopyFromAsync(_files, cancellation);
            await copy.ConfigureAsync($"port = {copy.Port}\nlisten_addresses = '{options.ListenAddresses}'\n{options.Configuration}", cancellation);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server and waits until it accepts connections.</summary>
    /// <exception cref="LabException">It ended or did not come up; the message carries the end of its log.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (IsRunning)
            return;
        // Before the first start nobody has been told the port: another will do where somebody was faster.
        var attempts = _process is null ? 5 : 1;
        while (true)
        {
            _process?.Dispose();
            _process = ServerProcess.Start(_files, Binaries, Options.CommandLine);
            var isReady = false;
            try
            {
                isReady = await _process.TryBecomeReadyAsync(cancellation);
            }
            finally
            {
                if (!isReady)
                    await _process.StopAsync(StopMode.Immediate, CancellationToken.None);
            }

            if (isReady)
                return;
            if (--attempts == 0)
                throw new LabException($"another program listens on port {Port}; the server's log ends with:\n{LogTail()}");
            Port = FreePort.Next();
            await ConfigureAsync($"port = {Port}", cancellation);
        }
    }

    /// <summary>Stops the server if it runs.</summary>
    public async Task StopAsync(StopMode mode, CancellationToken cancellation)
    {
        if (_process is { } process)
            await process.StopAsync(mode, cancellation);
    }

    public async Task RestartAsync(CancellationToken cancellation)
    {
        await StopAsync(StopMode.Fast, cancellation);
        await StartAsync(cancellation);
    }

    /// <summary>Makes the server read its configuration again and waits until it has.</summary>
    public Task ReloadAsync(CancellationToken cancellation) => Running.ReloadAsync(cancellation);

    /// <summary>Makes a standby a primary and waits until it is one.</summary>
    public async Task PromoteAsync(CancellationToken cancellation)
    {
        if (!await Sql.ScalarAsync<bool>("select pg_promote(true, 60)", cancellation))
            throw new LabException($"the standby on port {Port} was not promoted within 60 s; its log ends with:\n{LogTail()}");
    }

    /// <summary>Appends lines to postgresql.conf; a reload or a restart makes them count.</summary>
    public Task ConfigureAsync(string lines, CancellationToken cancellation) =>
        File.AppendAllTextAsync(ConfigurationFile, lines + "\n", cancellation);

    /// <summary>Replaces the contents of pg_hba.conf; a reload makes them count.</summary>
    public Task WriteHbaAsync(string text, CancellationToken cancellation) => WriteHbaAsync(Encoding.UTF8.GetBytes(text), cancellation);

    public Task WriteHbaAsync(ReadOnlyMemory<byte> contents, CancellationToken cancellation) =>
        File.WriteAllBytesAsync(HbaFile, contents, cancellation);

    /// <summary>The last lines of the server's log.</summary>
    public string LogTail() => _files.LogTail();

    /// <summary>Leaves the running server and its files behind when this process ends.</summary>
    public void Keep()
    {
        Running.Keep();
        _home.Keep();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(StopMode.Immediate, CancellationToken.None);
        _process?.Dispose();
        await _home.DisposeAsync();
    }
}
