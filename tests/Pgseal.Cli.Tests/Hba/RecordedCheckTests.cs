using System.Text.Json;
using Pgseal.Core.Text;

namespace Pgseal.Cli.Tests.Hba;

/// <summary><c>hba check</c> shows of every recorded file what six real servers show.</summary>
public sealed class RecordedCheckTests
{
    static readonly string[] Columns =
        ["rule_number", "file_name", "line_number", "type", "database", "user_name", "address", "netmask", "auth_method", "options", "error"];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, RecordedFiles.Parse.Count())];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task The_rows_are_those_of_every_server(int index)
    {
        var test = RecordedFiles.Parse.ElementAt(index);
        var directory = RecordedFiles.Write(test);
        try
        {
            foreach (var version in test.GetProperty("versions").EnumerateObject())
            {
                var (code, answer, _) = await InProcess.RunAsync(
                    "hba", "check", $"{directory}/pg_hba.conf", "--pg-version", version.Name, "--environment", $"{directory}/env-{version.Name}.json",
                    "--ssl", test.GetProperty("ssl").GetString()!, "--format", "json");

                using var document = JsonDocument.Parse(answer);
                Assert.Equal("pgseal.hba.check/1", document.RootElement.GetProperty("schema").GetString());
                Assert.Equal(Expected(version, directory), Actual(version.Name, document.RootElement));
                // A file that loads may still have findings that fail the check; one that does not load always fails it.
                Assert.Equal(version.Value.GetProperty("loads").GetBoolean() && !HasHighFinding(document.RootElement) ? ExitCode.AsItShouldBe : ExitCode.KnownBad, code);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static bool HasHighFinding(JsonElement document) =>
        document.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("severity").GetString() is "high" or "critical");

    static string Expected(JsonProperty version, string directory) => string.Join(
        '\n',
        version.Value.GetProperty("rules").EnumerateArray().Select(row => Row(row, version.Name, directory))
            .Prepend($"{version.Name} loads {version.Value.GetProperty("loads").GetBoolean()}"));

    static string Actual(string major, JsonElement document) => string.Join(
        '\n',
        document.GetProperty("rules").EnumerateArray().Select(row => Row(row, major, "")).Prepend($"{major} loads {document.GetProperty("loads").GetBoolean()}"));

    /// <summary>Up to 15 the server shows neither rule number nor file.</summary>
    static string Row(JsonElement row, string major, string directory) => string.Join(
        " | ", Columns.Skip(int.Parse(major) >= 16 ? 0 : 2).Select(column => Value(row.GetProperty(column), directory)));

    /// <remarks>The recording writes bytes that are not UTF-8 in lower case.</remarks>
    static string Value(JsonElement value, string directory) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(item => Value(item, directory))),
        JsonValueKind.String => Printable.Text(value.GetString()!.Replace("$D", directory, StringComparison.Ordinal).Replace("\\xe9", "\\xE9", StringComparison.Ordinal)),
        _ => value.GetRawText(),
    };
}
