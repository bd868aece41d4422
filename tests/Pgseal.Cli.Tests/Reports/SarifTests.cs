using System.Text.Json;
using Pgseal.Cli.Reports.Sarif;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Tests.Reports;

public sealed class SarifTests
{
    [Theory]
    [InlineData("/etc/postgresql/18/main/pg_hba.conf:98", "etc/postgresql/18/main/pg_hba.conf", 98)]
    [InlineData("pg_hba.conf:5", "pg_hba.conf", 5)]
    [InlineData("/srv/my data/ü/pg_hba.conf:1", "srv/my%20data/%C3%BC/pg_hba.conf", 1)]
    [InlineData("/etc/a:b/included:7", "etc/a%3Ab/included", 7)]
    public void A_line_of_a_file_is_a_location(string source, string uri, int line)
    {
        var file = FileLine.Of(source);

        Assert.Equal((uri, line), (file?.RelativeUri, file?.Line));
    }

    [Theory]
    [InlineData("pg_settings")]
    [InlineData("handshake 10.20.0.5:5432")]
    [InlineData("handshake [fd00::5]:5432")]
    [InlineData("/etc/postgresql/18/main/pg_hba.conf")]
    [InlineData("/etc/pg_hba.conf:0")]
    [InlineData("pg_hba.conf:-1")]
    [InlineData(":5")]
    public void What_is_no_line_of_a_file_is_none(string source) => Assert.Null(FileLine.Of(source));

    [Fact]
    public void A_fingerprint_stays_when_lines_move_and_values_change()
    {
        var (cluster, member, finding) = First();

        var moved = finding with { Observed = "something else", Source = finding.Source.Replace(":98", ":99", StringComparison.Ordinal) };

        Assert.Equal(new Fingerprints().Of(cluster, member, finding), new Fingerprints().Of(cluster, member, moved));
    }

    [Fact]
    public void A_fingerprint_tells_members_subjects_and_repetitions_apart()
    {
        var (cluster, member, finding) = First();
        var prints = new Fingerprints();

        string[] all =
        [
            prints.Of(cluster, member, finding),
            prints.Of(cluster, member, finding),
            prints.Of(cluster, member with { Target = "db2:5432" }, finding),
            prints.Of(cluster, member, finding with { Subject = "another" }),
            prints.Of(cluster with { SystemIdentifier = "1" }, member, finding),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void An_exception_is_a_suppression_and_one_that_is_over_is_rejected()
    {
        using var log = JsonDocument.Parse(SarifReport.Render(SomeReports.Everything()));

        var states = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .SelectMany(result => result.GetProperty("suppressions").EnumerateArray())
            .Select(suppression => $"{suppression.GetProperty("status").GetString()}: {suppression.GetProperty("properties").GetProperty("until").GetString()}");

        Assert.Equal(["accepted: 2027-01-31", "rejected: 2026-10-31"], states);
    }

    [Fact]
    public void What_was_not_seen_is_told()
    {
        using var log = JsonDocument.Parse(SarifReport.Render(SomeReports.Everything()));

        var told = log.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray()
            .Select(notification => notification.GetProperty("message").GetProperty("text").GetString());

        Assert.Equal(
            ["db2:5432: not seen: the role monitor may not read pg_hba_file_rules", "db2:5432: not seen: the address fd00::6 was not tried", "db7:5432: not seen: db7:5432 does not answer"],
            told);
    }

    [Fact]
    public void The_same_path_on_two_members_is_two_files()
    {
        var cluster = SomeReports.Everything().Clusters[0];
        var twin = cluster with { Members = [cluster.Members[0], cluster.Members[0] with { Target = "db3:5432" }] };

        using var log = JsonDocument.Parse(SarifReport.Render(SomeReports.Everything() with { Clusters = [twin] }));

        Assert.Equal(["MEMBER1", "MEMBER2"], log.RootElement.GetProperty("runs")[0].GetProperty("originalUriBaseIds").EnumerateObject().Select(root => root.Name));
    }

    [Fact]
    public void Every_result_names_a_rule_by_its_index()
    {
        using var log = JsonDocument.Parse(SarifReport.Render(SomeReports.Everything()));
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");

        Assert.Equal(FindingRules.All.Count, rules.GetArrayLength());
        Assert.All(
            run.GetProperty("results").EnumerateArray(),
            result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
    }

    static (ClusterReport Cluster, MemberReport Member, Finding Finding) First()
    {
        var cluster = SomeReports.Everything().Clusters[0];
        return (cluster, cluster.Members[0], cluster.Members[0].Findings[0]);
    }
}
