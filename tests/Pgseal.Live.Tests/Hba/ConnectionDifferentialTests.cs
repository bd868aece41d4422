using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hba;

/// <summary>The evaluator against the servers themselves: random connections through random rules, decided by the same file and line with the same words.</summary>
public sealed partial class ConnectionDifferentialTests
{
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
        await using var world = await SmallWorld.StartAsync(major, Cancellation);
        var server = world.Server;
        var matched = 0;
        for (var seed = 0; seed < files; seed++)
        {
            var random = new RandomLoadable(seed * 100 + major, major);
            var read = await world.LoadAsync(random, lines: 8, Cancellation);
            var log = new FileInfo(server.LogFile).Length;
            var foretold = new List<string>();
            for (var i = 0; i < connections; i++)
            {
                var connection = Some(random);
                var outcome = FirstMatch.Find(read.Tree, read.Environment, connection);
                var said = await world.GiveAsync(connection, Cancellation);
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
}
