using System.Net;
using System.Net.Sockets;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Lab;
using Pgseal.Live.Hba;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;

namespace Pgseal.Live.Tests.Hba;

/// <summary>A real server with TLS and the roles and databases that <see cref="RandomLoadable"/> speaks of.</summary>
sealed class SmallWorld : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TlsServer tls;

    SmallWorld(TlsServer tls) => this.tls = tls;

    public LabServer Server => tls.Server;

    public static async Task<SmallWorld> StartAsync(int major, CancellationToken cancellationToken)
    {
        var tls = await TlsServer.StartAsync(major, cancellationToken, "127.0.0.1,::1");
        await tls.Server.Sql.ExecuteAsync(
            """
            create role g; create role h in role g; create role a login in role g; create role b login noinherit in role h; create role s login superuser;
            create role "é" login; create role "a b" login
            """,
            cancellationToken);
        foreach (var database in (string[])["app", "a", "\"my db\""])
            await tls.Server.Sql.ExecuteAsync($"create database {database} template template0", cancellationToken);
        return new(tls);
    }

    /// <summary>Makes the server load random rules, and reads them as a user's command would.</summary>
    public async Task<RulesRead> LoadAsync(RandomLoadable random, int lines, CancellationToken cancellationToken)
    {
        foreach (var (name, bytes) in random.Beside())
        {
            var path = Path.Combine(Path.GetDirectoryName(Server.HbaFile)!, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await ServerUser.Current.WriteFileAsync(path, bytes, cancellationToken);
        }
        await Server.WriteHbaAsync(random.Main(lines), cancellationToken);
        await Server.ReloadAsync(cancellationToken);
        var target = TargetReader.Read($"host={Server.SocketDirectory} port={Server.Port} user=postgres dbname=postgres", ClientEnvironmentReader.Read());
        var read = await LiveRules.ReadAsync(target, Patience, cancellationToken);
        Assert.True(read.Loads, string.Join("; ", read.Tree.Errors));
        return read;
    }

    /// <summary>Makes the connection, and gives a wrong password where one is asked for.</summary>
    public Task<(bool Asked, string SqlState, string Message)> GiveAsync(HbaConnection connection, CancellationToken cancellationToken)
    {
        EndPoint endpoint = connection.Address switch
        {
            null => new UnixDomainSocketEndPoint($"{Server.SocketDirectory}/.s.PGSQL.{Server.Port}"),
            { AddressFamily: AddressFamily.InterNetworkV6 } => new IPEndPoint(IPAddress.IPv6Loopback, Server.Port),
            _ => new IPEndPoint(IPAddress.Loopback, Server.Port),
        };
        var replication = connection.Replication switch
        {
            HbaReplication.None => null,
            HbaReplication.Physical => "true",
            HbaReplication.Logical => "database",
        };
        return WrongPassword.GiveAsync(
            endpoint, connection.Address, connection.Kind == ConnectionKind.Tls, connection.User.ToString(), connection.Database.ToString(), replication, cancellationToken);
    }

    public ValueTask DisposeAsync() => tls.DisposeAsync();
}
