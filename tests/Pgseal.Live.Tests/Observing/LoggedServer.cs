using System.Net;
using System.Net.Sockets;
using System.Text;
using Pgseal.Core.Conninfo;
using Pgseal.Lab;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Observing;

/// <summary>A real server that logs who connects, with a role for each kind of client, and psql as the clients.</summary>
sealed class LoggedServer : IAsyncDisposable
{
    /// <summary>A name for whoever believes that a log line is what it looks like.</summary>
    public const string HostileName = "x\n2026-11-24 12:00:00.000 UTC [1] LOG:  connection authorized: user=forged, \"data\"base=[y] database=z";

    const string Rules = """
        local     all         all                   trust
        host      all         rejected  127.0.0.0/8 reject
        hostnossl all         old       127.0.0.0/8 trust
        host      all         all       127.0.0.0/8 trust
        host      replication all       127.0.0.0/8 trust

        """;

    LoggedServer(LabServer server) => Server = server;

    public LabServer Server { get; }

    public Target Target => TargetReader.Read($"host=127.0.0.1 port={Server.Port} user=postgres dbname=postgres", ClientEnvironmentReader.Read());

    /// <param name="destination">Null leaves the log to whoever started the server.</param>
    public static async Task<LoggedServer> StartAsync(int major, string? destination, bool tls, CancellationToken cancellationToken, string settings = "")
    {
        var collector = destination is null ? "" : $"logging_collector = on\nlog_destination = '{destination}'\nlog_filename = 'log-%a.log'\n";
        var server = new LoggedServer(await LabServer.CreateAsync(
            SharedServers.Cache,
            await SharedServers.Cache.GetAsync(major, cancellationToken),
            new LabServerOptions
            {
                Configuration = $"{collector}log_connections = on\nlog_line_prefix = '%m [%p] %q%u@%d '\nlog_timezone = 'America/New_York'\n{(tls ? "ssl = on\n" : "")}{settings}",
            },
            cancellationToken));
        try
        {
            using var authority = new TestAuthority();
            var pair = authority.Issue("localhost", "localhost", "127.0.0.1");
            if (tls)
            {
                await server.WriteAsync("server.crt", pair.Certificate.ExportCertificatePem(), cancellationToken);
                await server.WriteAsync("server.key", pair.Key, cancellationToken);
            }
            await server.Server.WriteHbaAsync(Rules, cancellationToken);
            await server.Server.StartAsync(cancellationToken);
            foreach (var role in (string[])["billing", "web", "modern", "rejected", "old", "aged", HostileName])
                await server.Server.Sql.ExecuteAsync($"create role {Quote(role)} login superuser", cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects as psql does, once.</summary>
    /// <returns>Whether it was let in.</returns>
    public async Task<bool> ConnectAsync(string settings, string user, CancellationToken cancellationToken)
    {
        var start = new System.Diagnostics.ProcessStartInfo("psql", ["--no-psqlrc", "--quiet", $"port={Server.Port} dbname=postgres {settings}", "-c", settings.Contains("replication", StringComparison.Ordinal) ? "IDENTIFY_SYSTEM" : "select 1"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PGUSER"] = user;
        using var psql = System.Diagnostics.Process.Start(start)!;
        var output = psql.StandardOutput.ReadToEndAsync(cancellationToken);
        await psql.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await psql.WaitForExitAsync(cancellationToken);
        return psql.ExitCode == 0;
    }

    /// <summary>Connects as a health check does: and that is all.</summary>
    public async Task KnockAsync(CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Server.Port, cancellationToken);
    }

    /// <summary>Loads the rules; the collector has what the lab would look for.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        const string LoadTime = "select pg_conf_load_time()::text";
        var before = await Server.Sql.ScalarAsync<string>(LoadTime, cancellationToken);
        await Server.Sql.ExecuteAsync("select pg_reload_conf()", cancellationToken);
        while (await Server.Sql.ScalarAsync<string>(LoadTime, cancellationToken) == before)
            await Task.Delay(20, cancellationToken);
    }

    /// <summary>Empties the collector's files.</summary>
    public void ForgetLog()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Server.DataDirectory, "log")))
            using (var log = new FileStream(file, FileMode.Truncate))
                log.Flush();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    Task WriteAsync(string name, string text, CancellationToken cancellationToken) =>
        ServerUser.Current.WriteFileAsync(Path.Combine(Server.DataDirectory, name), Encoding.ASCII.GetBytes(text), cancellationToken);

    static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
