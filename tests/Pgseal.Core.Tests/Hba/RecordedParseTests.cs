using System.Globalization;
using System.Text;
using System.Text.Json;
using Pgseal.Core.Hba;

namespace Pgseal.Core.Tests.Hba;

/// <summary>The reader agrees with six real servers: whether a file loads, every row of the view, and what only the log says.</summary>
public sealed class RecordedParseTests
{
    public static TheoryData<string> Names => [.. RecordedCases.Parse.Select(test => test.GetProperty("name").GetString()!).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_agrees_with_every_server(string name)
    {
        foreach (var test in RecordedCases.Parse.Where(test => test.GetProperty("name").GetString() == name))
        {
            foreach (var version in test.GetProperty("versions").EnumerateObject())
                Agree(test, version.Name, version.Value);
        }
    }

    static void Agree(JsonElement test, string major, JsonElement recorded)
    {
        var environment = RecordedCases.Environment(major, test.GetProperty("ssl").GetString() == "on");
        var tree = RecordedCases.Tree(test, environment);
        var (expected, actual) = (new StringBuilder(), new StringBuilder());
        expected.AppendLine(CultureInfo.InvariantCulture, $"{major} loads={recorded.GetProperty("loads").GetBoolean()}");
        actual.AppendLine(CultureInfo.InvariantCulture, $"{major} loads={tree.Loads}");
        foreach (var row in recorded.GetProperty("rules").EnumerateArray())
            expected.AppendLine(Row(row, int.Parse(major) >= 16));
        foreach (var row in HbaView.Rows(tree))
            actual.AppendLine(Row(row, int.Parse(major) >= 16));
        Assert.Equal(expected.ToString(), actual.ToString());
        var log = recorded.GetProperty("log").EnumerateArray().Select(line => line.GetString()!.Replace("$D", RecordedCases.DataDirectory, StringComparison.Ordinal)).ToList();
        foreach (var hidden in tree.Errors.Where(error => error.Origin == HbaDiagnosticOrigin.ServerLogOnly))
            Assert.Contains($"LOG:  {Plain(hidden.Message)}", log);
    }

    static string Row(JsonElement row, bool isNew) => string.Join(" | ",
        isNew ? Text(row.GetProperty("rule_number")) : "-",
        isNew ? Text(row.GetProperty("file_name")).Replace("$D", RecordedCases.DataDirectory, StringComparison.Ordinal) : "-",
        Text(row.GetProperty("line_number")), Text(row.GetProperty("type")), Text(row.GetProperty("database")), Text(row.GetProperty("user_name")),
        Text(row.GetProperty("address")), Text(row.GetProperty("netmask")), Text(row.GetProperty("auth_method")), Text(row.GetProperty("options")),
        Text(row.GetProperty("error")).Replace("$D", RecordedCases.DataDirectory, StringComparison.Ordinal));

    static string Row(HbaViewRow row, bool isNew) => string.Join(" | ",
        isNew ? row.RuleNumber?.ToString() ?? "null" : "-",
        isNew ? row.FileName : "-",
        row.LineNumber, row.Type ?? "null", List(row.Database), List(row.UserName),
        row.Address is { } address ? Plain(address) : "null", row.NetMask is { } mask ? Plain(mask) : "null",
        row.AuthMethod ?? "null", List(row.Options), row.Error is { } error ? Plain(error) : "null");

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(item => item.GetString())),
        JsonValueKind.Number => value.GetInt32().ToString(),
        _ => value.GetString()!,
    };

    static string List(ValueList<ByteText>? values) => values is { } list ? string.Join(';', list.Select(Plain)) : "null";

    /// <summary>As the recording writes it: UTF-8, and other bytes as \xhh.</summary>
    static string Plain(ByteText text)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(text.Span);
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(text.Span.ToArray().Select(value => value < 128 ? $"{(char)value}" : $"\\x{value:x2}"));
        }
    }
}
