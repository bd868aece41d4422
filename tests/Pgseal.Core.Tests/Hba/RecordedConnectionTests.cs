using System.Net;
using System.Text.Json;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Hba;

/// <summary>The evaluator agrees with six real servers: which line decides, and what the server answers.</summary>
public sealed class RecordedConnectionTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, RecordedCases.Evaluate.Count())];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void The_evaluator_agrees_with_every_server(int index)
    {
        var test = RecordedCases.Evaluate.ElementAt(index);
        foreach (var version in test.GetProperty("verdict").EnumerateObject())
            Agree(test, version.Name, version.Value);
    }

    static void Agree(JsonElement test, string major, JsonElement recorded)
    {
        var environment = RecordedCases.Environment(major, ssl: true);
        var tree = RecordedCases.Tree(test, environment);
        var connection = Connection(test.GetProperty("conn"));
        var outcome = FirstMatch.Find(tree, environment, connection);
        var label = $"{test.GetProperty("name").GetString()} on {major}: ";
        Assert.Equal(label + Where(recorded), label + outcome.Match(
            matched: it => $"match {it.Rule.File[(RecordedCases.DataDirectory.Length + 1)..]}:{it.Rule.LineNumber} {HbaKeywords.Word(it.Rule.Method)}",
            implicitReject: _ => "implicit_reject",
            tlsHandshakeFailed: _ => "tls_handshake_failed",
            notLoaded: _ => "file_not_loaded",
            unknown: it => $"unknown {string.Join(", ", it.Because)}"));
        if (ServerAnswer.To(connection, outcome, environment) is not { } answer || outcome is HbaOutcome.TlsHandshakeFailed)
            return;
        var state = Text(recorded, "sqlstate");
        if (answer.Admitted == false)
        {
            Assert.Equal((state, label + Text(recorded, "message")), (answer.SqlState, label + answer.Message.ToString()));
            return;
        }
        var request = Text(recorded, "auth_request");
        if (answer.Request == AuthRequest.Ident)
            Assert.True(request is null or "ok");
        else
            Assert.Equal(label + request, label + Word(answer.Request!.Value, connection.Kind));
        // What the server says after authentication (no such role, no right to replicate) is not the rules' matter.
        if (answer.Admitted == true)
            Assert.Contains(Text(recorded, "outcome"), (string[])["accept", "authenticated_then_failed"]);
    }

    static string Where(JsonElement recorded)
    {
        var kind = Text(recorded, "kind")!;
        return kind == "match" ? $"match {Text(recorded, "file")}:{recorded.GetProperty("line").GetInt32()} {Text(recorded, "method")}" : kind;
    }

    static string Word(AuthRequest request, ConnectionKind kind) => request switch
    {
        AuthRequest.Ok => "ok",
        AuthRequest.Cleartext => "cleartext",
        AuthRequest.Scram => kind == ConnectionKind.Tls ? "sasl:SCRAM-SHA-256-PLUS SCRAM-SHA-256" : "sasl:SCRAM-SHA-256",
        _ => request.ToString(),
    };

    static HbaConnection Connection(JsonElement conn)
    {
        var kind = Text(conn, "type") switch
        {
            "local" => ConnectionKind.Local,
            "plain" => ConnectionKind.Plain,
            _ => ConnectionKind.Tls,
        };
        var user = Text(conn, "user")!;
        return new(kind, Text(conn, "db") ?? user, user, Text(conn, "addr") is { } address ? IPAddress.Parse(address) : null)
        {
            Replication = Text(conn, "replication") switch
            {
                null or "off" => HbaReplication.None,
                "database" => HbaReplication.Logical,
                _ => HbaReplication.Physical,
            },
            Certificate = Text(conn, "cert") switch
            {
                "alice" => new("alice", "CN=alice", IsTrusted: true),
                "bob" => new("bob", "CN=bob,OU=Eng,O=Acme", IsTrusted: true),
                "evil" => new("alice", "CN=alice", IsTrusted: false),
                _ => null,
            },
        };
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
