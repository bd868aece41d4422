using System.Globalization;
using System.Net;
using Npgsql;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hba;

/// <summary>Regular expressions of pg_hba.conf against the server's own: what does not compile and why, and which names match.</summary>
public sealed class PatternDifferentialTests
{
    const int NamesPerPattern = 12;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Random_patterns_match_what_the_server_matches() => CompareAsync(4_000);

    [Fact]
    [Trait("Size", "Long")]
    public Task Two_hundred_thousand_random_patterns_match_what_the_server_matches() => CompareAsync(200_000);

    static async Task CompareAsync(int patterns)
    {
        var major = Majors.Newest;
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await using var connection = await AsciiDatabaseAsync(server);
        var (decided, matched, wrong) = (0, 0, 0);
        const int Batch = 1_000;
        for (var from = 0; from < patterns; from += Batch)
        {
            var pairs = Enumerable.Range(from, Batch).Select(seed => new RandomPatterns(seed)).SelectMany(random =>
            {
                var pattern = random.Pattern();
                return Enumerable.Range(0, NamesPerPattern).Select(_ => (Pattern: pattern, Name: random.Name()));
            }).ToList();
            var theirs = await ServersAsync(connection, pairs);
            foreach (var ((pattern, name), expected) in pairs.Zip(theirs))
            {
                var ours = Ours(major, pattern, name);
                if (ours is null)
                    continue;
                Assert.True(ours == expected, $"\"{pattern}\" and \"{name}\": {expected} says the server, {ours} say we");
                decided++;
                matched += ours == "t" ? 1 : 0;
                wrong += ours is not ("t" or "f") ? 1 : 0;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{decided} of {patterns * NamesPerPattern} decided: {matched} match, {wrong} do not compile"));
        Assert.InRange(decided, patterns * NamesPerPattern * 0.95, patterns * NamesPerPattern);
        Assert.InRange(matched, decided / 5, decided * 4 / 5);
        Assert.InRange(wrong, 1, decided / 3);
    }

    /// <summary>What a server has before authentication: bytes of no encoding, the C locale.</summary>
    static async Task<NpgsqlConnection> AsciiDatabaseAsync(LabServer server)
    {
        await server.Sql.ExecuteAsync("create database ascii template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'", Cancellation);
        var connection = new NpgsqlConnection(LabSql.ConnectionString(server.SocketDirectory, server.Port, database: "ascii"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            """
            create function verdict(pattern bytea, name bytea) returns text language plpgsql as $$
            begin
                return (convert_from(name, 'SQL_ASCII') ~ convert_from(pattern, 'SQL_ASCII'))::text;
            exception when invalid_regular_expression then
                return sqlerrm;
            end $$
            """,
            connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    static async Task<List<string>> ServersAsync(NpgsqlConnection connection, List<(string Pattern, string Name)> pairs)
    {
        await using var command = new NpgsqlCommand("select left(verdict(pattern, name), 100) from unnest($1, $2) with ordinality as pair(pattern, name, at) order by at", connection)
        {
            Parameters =
            {
                new() { Value = pairs.Select(pair => ByteText.FromString(pair.Pattern).Span.ToArray()).ToArray() },
                new() { Value = pairs.Select(pair => ByteText.FromString(pair.Name).Span.ToArray()).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var verdicts = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            verdicts.Add(reader.GetString(0) switch { "true" => "t", "false" => "f", var error => error["invalid regular expression: ".Length..] });
        return verdicts;
    }

    /// <summary>Null is not decided.</summary>
    static string? Ours(int major, string pattern, string name)
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(major));
        var tree = HbaReader.Read(environment, "/pg_hba.conf", ByteText.FromString($"host all \"/{pattern.Replace("\"", "\"\"", StringComparison.Ordinal)}\" all md5\n").Span.ToArray());
        if (tree.Errors is [var error])
            return error.Message.ToString()[$"invalid regular expression \"{pattern}\": ".Length..];
        return FirstMatch.Find(tree, environment, new(ConnectionKind.Plain, "app", name, IPAddress.Loopback)) switch
        {
            HbaOutcome.Matched => "t",
            HbaOutcome.ImplicitReject => "f",
            _ => null,
        };
    }
}
