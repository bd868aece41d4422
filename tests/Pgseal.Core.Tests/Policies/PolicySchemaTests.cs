using System.Text.Json;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Tests.Policies;

/// <summary>The published schema knows the keys and words that the reader knows, no more and no fewer.</summary>
public sealed class PolicySchemaTests
{
    static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText($"{Root()}/docs/schemas/pgseal.yaml.schema.json")).RootElement;

    static JsonElement Policy => Schema.GetProperty("$defs").GetProperty("policy");

    [Fact]
    public void The_keys_are_those_of_the_reader()
    {
        Assert.Equal(PolicyKeys.File, Keys(Schema));
        Assert.Equal(PolicyKeys.Cluster, Keys(Schema.GetProperty("$defs").GetProperty("cluster")));
        Assert.Equal(PolicyKeys.Policy, Keys(Policy));
        Assert.Equal(PolicyKeys.Exception, Keys(Schema.GetProperty("$defs").GetProperty("exception")));
    }

    [Fact]
    public void The_words_are_those_of_the_reader()
    {
        Assert.Equal(PolicyWords.Scope.Select(it => it.Word), Words(Policy, "scope"));
        Assert.Equal(PolicyWords.ClientCertificates.Select(it => it.Word), Words(Policy, "client_certificates"));
        Assert.Equal(PolicyWords.FailOn.Select(it => it.Word), Words(Policy, "fail_on"));
        Assert.Equal(PolicyWords.MinTls.Select(it => it.Word), Words(Policy, "min_tls").Distinct());
        Assert.Equal(
            FindingRules.All.Select(rule => rule.Id).Where(id => !id.StartsWith("exception-", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Words(Schema.GetProperty("$defs").GetProperty("exception"), "finding"));
    }

    [Fact]
    public void Every_finding_has_a_page() =>
        Assert.All(FindingRules.All, rule => Assert.StartsWith($"# {rule.Id}\n\n{rule.Summary} Severity: ", File.ReadAllText($"{Root()}/docs/findings/{rule.Id}.md"), StringComparison.Ordinal));

    static ValueList<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToValueList();

    /// <summary>YAML reads 1.2 as a number, so the schema lists it as one too.</summary>
    static IEnumerable<string> Words(JsonElement schema, string key) =>
        schema.GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(word => word.ToString());

    static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Pgseal.slnx")))
            directory = directory.Parent;
        return directory.FullName;
    }
}
