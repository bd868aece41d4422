using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pgseal.Cli.Reports;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Tests.Reports;

/// <summary>Every report against an approved file, and with names that want to be more than names.</summary>
public sealed partial class ReportTests
{
    public static TheoryData<string, string> Files => new()
    {
        { "html", "audit.html" }, { "sarif", "audit.sarif" }, { "junit", "audit.junit.xml" }, { "markdown", "audit.md" }, { "openmetrics", "audit.prom" },
    };

    public static MatrixTheoryData<string, int> Hostile => new(["html", "sarif", "junit", "markdown", "openmetrics"], Enumerable.Range(0, SomeReports.HostileNames.Length));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_report_is_as_approved(string format, string file) =>
        Approved.Check($"report-{file}", Render(format, SomeReports.Everything()).Replace(Pgseal.Live.ToolVersion.Text, "VERSION", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_name_leaves_no_control_and_no_turn_of_direction(string format, int name)
    {
        var text = Render(format, SomeReports.Hostile(SomeReports.HostileNames[name]));

        Assert.DoesNotMatch(@"[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069]", text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    /// <summary>What is written around a name must not depend on the name.</summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_name_changes_no_structure(string format, int name) =>
        Assert.Equal(Structure(format, Render(format, SomeReports.Hostile("app"))), Structure(format, Render(format, SomeReports.Hostile(SomeReports.HostileNames[name]))));

    [Theory]
    [MemberData(nameof(Files))]
    public void An_audit_of_nothing_is_a_report_too_and_not_a_good_one(string format, string file)
    {
        var text = Render(format, SomeReports.Nothing);

        Assert.NotEqual(Render(format, SomeReports.Good), text);
        Assert.DoesNotContain("connection must use TLS", text, StringComparison.Ordinal);
        Approved.Check($"report-nothing-{file}", text.Replace(Pgseal.Live.ToolVersion.Text, "VERSION", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ScopeKind.Remote, "Every remote connection must use TLS.")]
    [InlineData(ScopeKind.All, "Every TCP connection must use TLS.")]
    public void A_good_headline_carries_its_scope(ScopeKind kind, string headline)
    {
        var report = SomeReports.Good with { Scope = SomeReports.Good.Scope with { Kind = kind } };

        foreach (var format in (string[])["html", "markdown"])
            Assert.Contains(headline, Render(format, report), StringComparison.Ordinal);
    }

    static string Render(string format, AuditReport report) => Report.Render(report, Enum.Parse<OutputFormat>(format, ignoreCase: true), Severity.High);

    static string Structure(string format, string text) => format switch
    {
        "junit" => string.Join('\n', XDocument.Parse(text).Descendants().Select(element => $"{element.Name} {string.Join(' ', element.Attributes().Select(attribute => attribute.Name))}")),
        "sarif" => string.Join('\n', Paths(JsonDocument.Parse(text).RootElement)),
        "html" => string.Join('\n', Tags().Matches(text).Select(tag => tag.Value)),
        "markdown" => MarkdownStructure.Of(text),
        _ => string.Join('\n', text.Split('\n').Select(line => MetricGrammar.Shape(line))),
    };

    static IEnumerable<string> Paths(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Paths(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Paths).Prepend("["),
        _ => [element.ValueKind.ToString()],
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
