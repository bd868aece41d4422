using System.Globalization;

namespace Pgseal.Lab;

/// <summary>A cluster made, started and dropped by Debian's own tools, under a temporary name: <c>pg_createcluster 15 pgseal23456</c>.</summary>
/// <remarks>It stands where Debian puts clusters (/etc/postgresql, /var/lib/postgresql), needs root, and goes with this object or this process.</remarks>
public sealed class DebianCluster : IAsyncDisposable
{
    public const string Host = "127.0.0.1";

    /// <summary>Of the superuser postgres: Debian's local lines are <c>peer</c>, its TCP lines ask for a password.</summary>
    public const string Password = "lab";

    public const string SocketDirectory = "/var/run/postgresql";

    const string Programs = "/usr/lib/postgresql";

    readonly Guard _guard;

    DebianCluster(int major, int port)
    {
        Major = major;
        Port = port;
        _guard = Guard.Start("""pg_dropcluster --stop "$1" "$2"; rm -rf "/etc/postgresql/$1/$2" """, Version, Name);
        Sql = new LabSql(() => LabSql.ConnectionString(Host, Port, password: Password));
    }

    public int Major { get; }

    public string Name => $"pgseal{Port}";

    public int Port { get; }

    public string DataDirectory => $"/var/lib/postgresql/{Version}/{Name}";

    /// <summary>The folder of postgresql.conf, pg_hba.conf and pg_ident.conf.</summary>
    public string ConfigurationFolder => $"/etc/postgresql/{Version}/{Name}";

    public string HbaFile => Path.Combine(ConfigurationFolder, "pg_hba.conf");

    /// <summary>SQL as the superuser with its password over TCP.</summary>
    public LabSql Sql { get; }

    string Version => Major.ToString(CultureInfo.InvariantCulture);

    /// <summary>The newest major version that Debian's packages brought here.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static int NewestMajor() =>
        Directory.Exists(Programs) && Directory.EnumerateDirectories(Programs).Select(Path.GetFileName).Select(int.Parse!).ToList() is { Count: > 0 } majors
            ? majors.Max()
            : throw new LabException("Debian's PostgreSQL is not installed; run: apt-get install postgresql");

    /// <summary>Makes and starts a cluster as a Debian machine has it: TLS on with the snakeoil pair.</summary>
    public static async Task<DebianCluster> CreateAsync(int major, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
            throw new LabException("pg_createcluster needs root");
        var cluster = new DebianCluster(major, FreePort.Next());
        try
        {
            await Command.RunAsync(
                [
                    "pg_createcluster", cluster.Version, cluster.Name, "--start-conf=manual",
                    $"--port={cluster.Port}", "--locale=C", "--encoding=UTF8", "--pgoption=fsync=off", "--", "--no-sync",
                ],
                cancellation);
            await cluster.ControlAsync("start", cancellation);
            await Command.RunAsync(
                ServerUser.Current.Runs(
                    $"{Programs}/{cluster.Version}/bin/psql", "--no-psqlrc", $"--host={SocketDirectory}", $"--port={cluster.Port}",
                    $"--command=alter role postgres password '{Password}'"),
                cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task RestartAsync(CancellationToken cancellation) => ControlAsync("restart", cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(ConfigurationFolder))
            await Command.RunAsync(["pg_dropcluster", "--stop", Version, Name], CancellationToken.None);
        // It leaves a folder in which it finds a file of somebody else's.
        if (Directory.Exists(ConfigurationFolder))
            Directory.Delete(ConfigurationFolder, recursive: true);
        _guard.Dismiss();
    }

    async Task ControlAsync(string action, CancellationToken cancellation) =>
        await Command.RunAsync(["pg_ctlcluster", "--skip-systemctl-redirect", Version, Name, action], cancellation);
}
