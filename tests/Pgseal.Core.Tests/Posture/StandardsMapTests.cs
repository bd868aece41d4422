using System.Runtime.CompilerServices;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Standards;

namespace Pgseal.Core.Tests.Posture;

public sealed class StandardsMapTests
{
    static readonly string Page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/standards.md"));

    [Fact]
    public void A_clause_that_nothing_speaks_against_is_not_kept() =>
        Assert.Equal(Clauses.All.OrderBy(clause => clause.Citation), FindingRules.All.SelectMany(rule => StandardsMap.Of(rule)).Distinct().OrderBy(clause => clause.Citation));

    [Theory]
    [InlineData("hba-admits-plaintext", "5.4 6.8 4.2.1 SC-8 SC-8(1) A.8.24 V-233538")]
    [InlineData("tls-floor-low", "6.9 4.2.1 SC-13 A.8.24")]
    [InlineData("certificate-name-mismatch", "SC-23")]
    [InlineData("key-in-data-directory", "")] // the STIG even names the data directory as a place for it
    [InlineData("not-enough-privilege", "")]
    public void A_finding_speaks_against_these_clauses(string id, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', StandardsMap.Of(FindingRules.All.Single(rule => rule.Id == id)).Select(clause => clause.Number)));

    [Fact]
    public void The_page_names_every_clause_with_its_findings() => Assert.All(Clauses.All, clause =>
    {
        var ids = FindingRules.All.Where(rule => StandardsMap.Of(rule).Contains(clause)).Select(rule => $"`{rule.Id}`");

        Assert.Contains($"| {clause.Citation} | {clause.Title} | {string.Join(", ", ids)} |", Page, StringComparison.Ordinal);
    });

    static string Here([CallerFilePath] string here = "") => here;
}
