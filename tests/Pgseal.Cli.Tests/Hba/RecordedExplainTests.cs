using System.Text.Json;

namespace Pgseal.Cli.Tests.Hba;

/// <summary><c>hba explain</c> says of every recorded connection what six real servers did with it.</summary>
public sealed class RecordedExplainTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, RecordedFiles.Evaluate.Count())];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task The_outcome_is_that_of_every_server(int index)
    {
        var test = RecordedFiles.Evaluate.ElementAt(index);
        var directory = RecordedFiles.Write(test);
        try
        {
            foreach (var version in test.GetProperty("verdict").EnumerateObject())
            {
                var (code, answer, _) = await InProcess.RunAsync(
                    "hba", "explain", $"{directory}/pg_hba.conf", "--pg-version", version.Name, "--environment", $"{directory}/env-{version.Name}.json",
                    "--connection", Connection(test.GetProperty("conn")), "--format", "json");

                using var document = JsonDocument.Parse(answer);
                Assert.Equal(ExitCode.AsItShouldBe, code);
                Agree($"{test.GetProperty("name").GetString()} on {version.Name}: ", version.Value, document.RootElement, directory);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static void Agree(string label, JsonElement recorded, JsonElement answer, string directory)
    {
        var kind = Text(recorded, "kind");
        Assert.Equal(label + kind, label + Text(answer, "outcome"));
        if (kind == "match")
        {
            Assert.Equal(
                $"{label}{directory}/{Text(recorded, "file")}:{recorded.GetProperty("line").GetInt32()} {Text(recorded, "method")}",
                $"{label}{Text(answer, "file")}:{answer.GetProperty("line").GetInt32()} {Text(answer, "method")}");
            Assert.True(answer.GetProperty("tried").EnumerateArray().Last().GetProperty("matched").GetBoolean());
        }
        var refusal = (Text(recorded, "sqlstate"), Text(recorded, "message"));
        switch (Text(recorded, "outcome") ?? kind)
        {
            case "accept":
            case "authenticated_then_failed" when Text(recorded, "method") == "trust":
                // What the server says after authentication (no such database, no right to replicate) is not the rules' matter.
                Assert.Equal(label + "True ok", $"{label}{Admitted(answer)} {Text(answer, "auth_request")}");
                break;
            case "challenge":
                Assert.Equal(label + "depends " + Text(recorded, "auth_request"), $"{label}{Admitted(answer)} {Text(answer, "auth_request")}");
                Assert.Equal(refusal, (Text(answer.GetProperty("on_failure"), "sqlstate"), Text(answer.GetProperty("on_failure"), "message")));
                break;
            case "implicit_reject" or "reject":
            case "auth_error" when Admitted(answer) != "depends":
                Assert.Equal((label + "False", refusal), (label + Admitted(answer), (Text(answer, "sqlstate"), Text(answer, "message"))));
                break;
            case "auth_error":
                Assert.Equal(refusal, (Text(answer.GetProperty("on_failure"), "sqlstate"), Text(answer.GetProperty("on_failure"), "message")));
                break;
            case "authenticated_then_failed":
                Assert.Equal("peer depends", $"{Text(answer, "method")} {Admitted(answer)}"); // the recording does not say who asked, but the server knew
                break;
            case "tls_handshake_failed":
                Assert.Equal(label + "False", label + Admitted(answer));
                break;
            case "file_not_loaded":
                Assert.Equal(label + "depends", label + Admitted(answer));
                break;
            default:
                Assert.Fail($"{label}no such outcome");
                break;
        }
    }

    static string? Admitted(JsonElement answer) => answer.GetProperty("admitted") is { ValueKind: JsonValueKind.String } word ? word.GetString() : $"{answer.GetProperty("admitted").GetBoolean()}";

    static string Connection(JsonElement conn)
    {
        var pairs = new List<(string Key, string Value)>
        {
            ("kind", Text(conn, "type") switch { "ssl" => "tls", var type => type! }),
            ("user", Text(conn, "user")!),
        };
        foreach (var (key, recorded) in (ReadOnlySpan<(string, string)>)[("dbname", "db"), ("addr", "addr"), ("replication", "replication")])
        {
            if (Text(conn, recorded) is { } value)
                pairs.Add((key, value));
        }
        pairs.AddRange(Text(conn, "cert") switch
        {
            "alice" => [("cert_cn", "alice"), ("cert_dn", "CN=alice")],
            "bob" => [("cert_cn", "bob"), ("cert_dn", "CN=bob,OU=Eng,O=Acme")],
            "evil" => [("cert_cn", "alice"), ("cert_dn", "CN=alice"), ("cert_trusted", "false")],
            _ => Array.Empty<(string, string)>(),
        });
        return string.Join(' ', pairs.Select(pair => $"{pair.Key}={Core.Conninfo.KeyValueText.Quote(pair.Value)}"));
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
