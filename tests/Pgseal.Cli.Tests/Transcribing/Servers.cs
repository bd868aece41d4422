using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>The real servers of a transcript: a primary, and a standby where it asks for one.</summary>
sealed class Servers : IAsyncDisposable
{
    readonly LabCluster cluster;

    Servers(LabCluster cluster) => this.cluster = cluster;

    /// <summary>What commands know them by.</summary>
    public IEnumerable<(string Name, string Value)> Variables => Named.SelectMany(it => new[]
    {
        (it.Name, $"host=127.0.0.1 port={it.Server.Port} user=postgres"),
        ($"{it.Name}_SOCKET", $"host={it.Server.SocketDirectory} port={it.Server.Port} user=postgres"),
        ($"{it.Name}_HBA", it.Server.HbaFile),
    });

    /// <summary>What differs between two servers, and a name for it of the same width where it stands in columns.</summary>
    public IEnumerable<(string Value, string Name)> Settled => Named.SelectMany(it => new[]
    {
        (it.Server.Home, $"{it.Name}_HOME"),
        ($"port={it.Server.Port}", $"port={it.Name[..1]}PORT"),
        ($":{it.Server.Port}", $":{it.Name[..1]}PORT"),
    });

    IEnumerable<(string Name, LabServer Server)> Named =>
        [("PRIMARY", cluster.Primary), .. cluster.Standbys.Select(standby => ("STANDBY", standby))];

    /// <param name="what"><c>primary</c> or <c>pair</c>, of the newest major version.</param>
    public static async Task<Servers> StartAsync(string what, CancellationToken cancellation)
    {
        var options = new LabServerOptions { OwnSystemIdentifier = true };
        LabStandbyOptions[] standbys = what switch
        {
            "primary" => [],
            "pair" => [new LabStandbyOptions()],
            _ => throw new ArgumentException($"a transcript asks for \"{what}\"; there are: primary, pair"),
        };
        var binaries = await SharedServers.Cache.GetAsync(Majors.Newest, cancellation);
        return new(await LabCluster.CreateAsync(SharedServers.Cache, binaries, options, standbys, cancellation));
    }

    /// <summary>Does as the superuser what a transcript prepares: <c>primary alter system set ssl = on</c>.</summary>
    public async Task ExecuteAsync(string serverAndSql, CancellationToken cancellation)
    {
        var (name, sql) = serverAndSql.Split(' ', 2) is [var first, var rest] ? (first, rest) : throw new ArgumentException($"no SQL in \"{serverAndSql}\"");
        await Named.Single(it => string.Equals(it.Name, name, StringComparison.OrdinalIgnoreCase)).Server.Sql.ExecuteAsync(sql, cancellation);
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
