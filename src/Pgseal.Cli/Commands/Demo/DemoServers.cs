using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Lab;
using Pgseal.Lab.Builds;
using Pgseal.Live;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>The throw-away servers: a primary with a small shop, its standby, and a copy that is there to fail.</summary>
sealed class DemoServers : IAsyncDisposable
{
    public const string Standby1 = "standby1", Database = "shop", Role = "app";

    /// <summary>Of the demo's own role, on servers that only loopback reaches.</summary>
    const string Password = "demo";

    const string Rules = """
        # pg_hba.conf of the demo: tabs, comments and columns as people leave them
        # TYPE	DATABASE	USER		ADDRESS		METHOD

        # administrators on the machine itself
        local	all		all				trust
        host	all		postgres	127.0.0.1/32	trust

        # the shop: web and reports
        host	shop		app		127.0.0.1/32	scram-sha-256	# asked for in 2019

        # the standby
        host	replication	postgres	127.0.0.1/32	trust

        """;

    bool isKept;

    DemoServers(LabServer primary) => Primary = primary;

    public LabServer Primary { get; }

    public LabServer Standby { get; private set; } = null!;

    /// <summary>Streams like the standby; act (a) breaks it.</summary>
    public LabServer Copy { get; private set; } = null!;

    /// <summary>Inside the primary's temporary directory, so that it goes when that goes.</summary>
    public string StateDirectory => Path.Combine(Primary.Home, "state");

    public ClusterTargets Targets => new(Operator(Primary), [Operator(Standby)]);

    /// <summary>The newest one, installed or fetched, or the one asked for. What is installed will do where nothing can be fetched and none was asked for.</summary>
    public static async Task<PostgresBinaries> FindAsync(int? major, PostgresCache cache, CancellationToken cancellation)
    {
        var supported = PostgresBuilds.All.Select(build => build.Server.Major).ToHashSet();
        var installed = (await InstalledPostgres.FindAsync(cancellation)).Where(it => supported.Contains(it.Major)).ToList();
        var wanted = major ?? supported.Max();
        if (installed.Find(it => it.Major == wanted) is { } here)
            return here;
        try
        {
            return await cache.GetAsync(wanted, cancellation);
        }
        catch (LabException) when (major is null && installed.Count > 0)
        {
            return installed[0];
        }
    }

    public static async Task<DemoServers> StartAsync(PostgresBinaries binaries, PostgresCache cache, CancellationToken cancellation)
    {
        var servers = new DemoServers(await LabServer.CreateAsync(cache, binaries, new LabServerOptions { OwnSystemIdentifier = true }, cancellation));
        try
        {
            var primary = servers.Primary;
            await primary.WriteHbaAsync(Rules, cancellation);
            servers.Copy = await LabStandby.CreateAsync(primary, new LabStandbyOptions { Name = "copy" }, cancellation);
            servers.Standby = await LabStandby.CreateAsync(primary, new LabStandbyOptions { Name = Standby1 }, cancellation);
            await primary.Sql.ExecuteAsync($"set password_encryption = 'scram-sha-256'; create role {Role} login password '{Password}'", cancellation);
            await primary.Sql.ExecuteAsync($"create database {Database} owner {Role}", cancellation);
            await using var shop = await SqlSession.OpenAsync(Read(primary, "postgres"), TimeSpan.FromSeconds(10), cancellation);
            await shop.ExecuteAsync("create table public.orders (id bigint generated always as identity, at timestamptz default now())", cancellation);
            await shop.ExecuteAsync($"grant insert on public.orders to {Role}", cancellation);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    public static IPEndPoint EndPoint(LabServer server) => new(IPAddress.Parse(server.Host), server.Port);

    /// <summary>How an application reaches the primary; <c>prefer</c> is what libpq does when nobody says anything.</summary>
    public Target Application(string sslMode) => Read(Primary, Role, sslMode);

    /// <summary>Leaves primary and standby running when this process ends.</summary>
    public void Keep()
    {
        Primary.Keep();
        Standby.Keep();
        isKept = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Copy is { } copy)
            await copy.DisposeAsync();
        if (isKept)
            return;
        if (Standby is { } standby)
            await standby.DisposeAsync();
        await Primary.DisposeAsync();
    }

    static Target Operator(LabServer server) => Parse($"postgresql://postgres@{server.Host}:{server.Port}/postgres");

    static Target Read(LabServer server, string user, string sslMode = "prefer") =>
        Parse($"postgresql://{user}:{Password}@{server.Host}:{server.Port}/{Database}?sslmode={sslMode}");

    /// <summary>Without the environment of whoever calls: its PG* variables are meant for other servers.</summary>
    static Target Parse(string uri) => TargetReader.Read(uri, new ClientEnvironment { Variables = new Dictionary<string, string>(), UserName = "postgres" });
}
