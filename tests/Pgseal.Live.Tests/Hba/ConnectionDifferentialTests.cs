using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Lab;
using Pgseal.Live.Hba;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hba;

/// <summary>The evaluator against the servers themselves: random connections through random rules, decided by the same file and line with the same words.</summary>
public sealed partial class ConnectionDifferentialTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task Random_connections_meet_the_rule_that_is_foretold(int major) => CompareAsync(major, files: 4, connections: 30);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task Ten_thousand_connections_meet_the_rule_that_is_foretold(int major) => CompareAsync(major, files: 250, connections: 40);

    static async Task CompareAsync(int major, int files, int connections)
    {
        await using var tls = await TlsServer.StartAsync(major, Cancellation, "127.0.0.1,::1");
        var server = tls.Server;
        await server.Sql.ExecuteAsync(
            """
            create role g; create role h in role g; create role a login in role g; create role b login noinherit in role h; create role s login superuser;
            create role "é" login; create role "a b" login
            """,
            Cancellation);
        foreach (var database in (string[])["app", "a", "\"my db\""])
            await server.Sql.ExecuteAsync($"create database {database} template template0", Cancellation);
        var target = TargetReader.Read($"host={server.SocketDirectory} port={server.Port} user=postgres dbname=postgres", ClientEnvironmentReader.Read());
        var matched = 0;
        for (var seed = 0; seed < files; seed++)
        {
            var random = new RandomLoadable(seed * 100 + major, major);
            foreach (var (name, bytes) in random.Beside())
                await WriteAsync(server, name, bytes);
            await server.WriteHbaAsync(random.Main(8), Cancellation);
            await server.ReloadAsync(Cancellation);
            var read = await LiveRules.ReadAsync(target, Patience, Cancellation);
            Assert.True(read.Loads, $"seed {seed}: {string.Join("; ", read.Tree.Errors)}");

            var log = new FileInfo(server.LogFile).Length;
            var foretold = new List<string>();
            for (var i = 0; i < connections; i++)
            {
                var connection = Some(random);
                var outcome = FirstMatch.Find(read.Tree, read.Environment, connection);
                var said = await GiveAsync(server, connection);
                var about = $"seed {seed}: {connection} over {Convert.ToHexStringLower(connection.User.Span)}: foretold {outcome}, and the server said {said}";
                if (outcome is HbaOutcome.Matched { Rule: { Admits: true } rule })
                {
                    Assert.True(said.Asked, about);
                    foretold.Add(major >= 16 ? $"{rule.File}:{rule.LineNumber}" : $"{rule.LineNumber}");
                    matched++;
                    continue;
                }
                var answer = ServerAnswer.To(connection, outcome, read.Environment);
                Assert.True(answer is { Admitted: false }, about);
                Assert.True((answer.SqlState, answer.Message.ToString()) == (said.SqlState, said.Message), $"{about}; foretold words: {answer.Message}");
            }
            Assert.Equal(foretold, await MatchedLinesAsync(server, log));
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files * connections} connections on {major}, {matched} of them asked for a password"));
        Assert.InRange(matched, files, (files * connections) - files);
    }

    static HbaConnection Some(RandomLoadable random)
    {
        var kind = random.Chance(6) ? ConnectionKind.Local : random.Chance(3) ? ConnectionKind.Tls : ConnectionKind.Plain;
        var address = kind == ConnectionKind.Local ? null : IPAddress.Parse(random.Pick(RandomLoadable.ClientAddresses));
        return new(kind, ByteText.FromString(random.Pick(RandomLoadable.ClientDatabases)), ByteText.FromString(random.Pick(RandomLoadable.ClientUsers)), address)
        {
            Replication = random.Chance(5) ? HbaReplication.Physical : random.Chance(8) ? HbaReplication.Logical : HbaReplication.None,
        };
    }

    static Task<(bool Asked, string SqlState, string Message)> GiveAsync(LabServer server, HbaConnection connection)
    {
        EndPoint endpoint = connection.Address switch
        {
            null => new UnixDomainSocketEndPoint($"{server.SocketDirectory}/.s.PGSQL.{server.Port}"),
            { AddressFamily: AddressFamily.InterNetworkV6 } => new IPEndPoint(IPAddress.IPv6Loopback, server.Port),
            _ => new IPEndPoint(IPAddress.Loopback, server.Port),
        };
        var replication = connection.Replication switch
        {
            HbaReplication.None => null,
            HbaReplication.Physical => "true",
            HbaReplication.Logical => "database",
        };
        return WrongPassword.GiveAsync(
            endpoint, connection.Address, connection.Kind == ConnectionKind.Tls, connection.User.ToString(), connection.Database.ToString(), replication, Cancellation);
    }

    /// <summary>The lines that asked for a password, in order: the server's log names them since 16 with their file.</summary>
    static async Task<List<string>> MatchedLinesAsync(LabServer server, long from)
    {
        await using var log = new FileStream(server.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(log);
        return [.. MatchedLine().Matches(await reader.ReadToEndAsync(Cancellation)).Select(it => it.Groups["file"].Success ? $"{it.Groups["file"]}:{it.Groups["line"]}" : $"{it.Groups["line"]}")];
    }

    [GeneratedRegex("""Connection matched (pg_hba\.conf|file "(?<file>[^"]*)") line (?<line>\d+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex MatchedLine();

    static async Task WriteAsync(LabServer server, string name, byte[] bytes)
    {
        var path = Path.Combine(Path.GetDirectoryName(server.HbaFile)!, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await ServerUser.Current.WriteFileAsync(path, bytes, Cancellation);
    }
}
