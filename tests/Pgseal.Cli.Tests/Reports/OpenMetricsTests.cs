using Pgseal.Cli.Reports.Metrics;

namespace Pgseal.Cli.Tests.Reports;

public sealed class OpenMetricsTests
{
    public static TheoryData<int> Names => [.. Enumerable.Range(0, SomeReports.HostileNames.Length)];

    [Fact]
    public void Every_line_is_of_the_format()
    {
        Assert.Empty(MetricGrammar.Faults(OpenMetricsReport.Render(SomeReports.Everything())));
        Assert.Empty(MetricGrammar.Faults(OpenMetricsReport.Render(SomeReports.Nothing)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_name_stays_in_its_label(int name) =>
        Assert.Empty(MetricGrammar.Faults(OpenMetricsReport.Render(SomeReports.Hostile(SomeReports.HostileNames[name]))));

    [Theory]
    [InlineData("a_b{c=\"d\"} 1\n# EOF\n", "outside its family")]
    [InlineData("# TYPE a gauge\na 1\na 2\n# EOF\n", "same series twice")]
    [InlineData("# TYPE a gauge\na{b=\"c\",b=\"d\"} 1\n# EOF\n", "same label twice")]
    [InlineData("# TYPE a gauge\na{b=\"c\"d\"} 1\n# EOF\n", "no line of the format")]
    [InlineData("# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n", "unit does not fit")]
    [InlineData("# TYPE a gauge\na 1\n", "# EOF")]
    public void The_grammar_refuses_what_is_wrong(string text, string fault) =>
        Assert.Contains(MetricGrammar.Faults(text), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void The_same_target_given_twice_makes_no_series_twice()
    {
        var cluster = SomeReports.Good.Clusters[0];

        Assert.Empty(MetricGrammar.Faults(OpenMetricsReport.Render(SomeReports.Good with { Clusters = [cluster, cluster] })));
    }

    [Fact]
    public void What_was_not_seen_has_no_sample()
    {
        var text = OpenMetricsReport.Render(SomeReports.Everything());

        Assert.DoesNotContain("pgseal_tls_served{cluster=\"db7:5432\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pgseal_sessions{cluster=\"db1:5432\",member=\"db2:5432\"", text, StringComparison.Ordinal);
        Assert.Contains("pgseal_verdict{cluster=\"db7:5432\",member=\"db7:5432\",verdict=\"unknown\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("pgseal_tls_served{cluster=\"db1:5432\",member=\"db1:5432\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_counts_apart_while_it_holds()
    {
        var text = OpenMetricsReport.Render(SomeReports.Everything());

        Assert.Contains("pgseal_findings{cluster=\"db1:5432\",member=\"db1:5432\",severity=\"critical\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("pgseal_findings{cluster=\"db1:5432\",member=\"db1:5432\",severity=\"high\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("pgseal_findings_excepted{cluster=\"db1:5432\",member=\"db1:5432\"} 1\n", text, StringComparison.Ordinal);
    }
}
