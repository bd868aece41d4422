using System.Xml.Linq;
using Pgseal.Cli.Reports.Junit;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Tests.Reports;

public sealed class JunitTests
{
    [Theory]
    [InlineData("verdict", "failure")]
    [InlineData("proof", "failure")]
    [InlineData("plaintext refused at 10.20.0.5:5432", "failure")]
    [InlineData("plaintext refused at [fd00::5]:5432", "")]
    [InlineData("plaintext refused at 127.0.0.1:5432", "skipped")]
    [InlineData("sessions", "")]
    [InlineData("hba-admits-plaintext", "failure")]
    [InlineData("hba-admits-plaintext-replication", "skipped")] // the policy puts up with it
    [InlineData("tls-floor-low", "failure")] // its exception is over
    [InlineData("certificate-expires-soon", "")] // below --fail-on
    [InlineData("tls-off", "")]
    public void A_case_of_a_member_that_was_seen_ends_so(string name, string result) => Assert.Equal(result, Result("db1:5432", "db1:5432", name));

    [Theory]
    [InlineData("verdict", "error")]
    [InlineData("proof", "error")]
    [InlineData("plaintext refused at 10.20.0.6:5432", "error")]
    [InlineData("sessions", "error")]
    [InlineData("not-enough-privilege", "")]
    [InlineData("tls-off", "skipped")] // not found, but not everything was seen
    public void A_case_of_a_member_that_was_not_wholly_seen_ends_so(string name, string result) => Assert.Equal(result, Result("db1:5432", "db1:5432.db2:5432", name));

    [Fact]
    public void A_good_member_has_only_cases_that_passed() =>
        Assert.All(Cases(SomeReports.Good, Severity.Info), it => Assert.True(it.Elements().All(element => element.Name == "system-out"), it.ToString()));

    [Theory]
    [InlineData(Severity.Medium, "failure")]
    [InlineData(Severity.High, "")]
    public void Fail_on_decides_which_finding_is_a_failure(Severity failOn, string result) =>
        Assert.Equal(result, Result("db1:5432", "db1:5432", "certificate-expires-soon", failOn));

    [Fact]
    public void The_counts_of_a_suite_are_those_of_its_cases()
    {
        var suites = XDocument.Parse(JunitReport.Render(SomeReports.Everything(), Severity.High)).Descendants("testsuite").ToArray();

        Assert.Equal(3, suites.Length);
        Assert.All(suites, suite => Assert.Equal(
            (suite.Descendants("testcase").Count(), suite.Descendants("failure").Count(), suite.Descendants("error").Count(), suite.Descendants("skipped").Count()),
            ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!, (int)suite.Attribute("errors")!, (int)suite.Attribute("skipped")!)));
    }

    /// <summary>Also where the verdict is known: it needs less than all the findings do.</summary>
    [Fact]
    public void What_could_not_be_looked_for_is_not_green()
    {
        var good = SomeReports.Good;
        var member = good.Clusters[0].Members[0];
        var hiding = new Finding(FindingRules.NotEnoughPrivilege, "role monitor", "it may not see pg_authid; not judged: md5-verifiers", "db9", "grant it") { NotJudged = [FindingRules.Md5Verifiers] };
        var report = good with { Clusters = [good.Clusters[0] with { Members = [member with { Findings = [hiding] }] }] };

        var cases = Cases(report, Severity.High).Where(it => (string)it.Attribute("name")! is "md5-verifiers" or "tls-off").ToDictionary(it => (string)it.Attribute("name")!);

        Assert.Contains("pg_authid", cases["md5-verifiers"].Element("skipped")?.Value, StringComparison.Ordinal);
        Assert.Null(cases["tls-off"].Element("skipped"));
    }

    [Fact]
    public void The_names_of_the_cases_do_not_depend_on_what_was_found()
    {
        static string[] Rules(AuditReport report) => [.. Cases(report, Severity.High).Select(it => (string)it.Attribute("name")!).Where(name => FindingRules.All.Any(rule => rule.Id == name)).Distinct()];

        Assert.Equal(Rules(SomeReports.Good), Rules(SomeReports.Everything()));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\U0001f512", "\U0001f512")]
    [InlineData("\uffff\ufffe", "\\uFFFF\\uFFFE")]
    [InlineData("\u001b\n", "\\x1B\\x0A")]
    public void What_XML_cannot_write_is_escaped(string untrusted, string shown) => Assert.Equal(shown, XmlText.Of(untrusted));

    /// <remarks>Not a theory: half a character cannot be kept in an attribute.</remarks>
    [Fact]
    public void Half_a_character_is_escaped()
    {
        Assert.Equal("\\uD800x", XmlText.Of("\ud800x"));
        Assert.Equal("x\\uDC00", XmlText.Of("x\udc00"));
    }

    static string Result(string suite, string className, string name, Severity failOn = Severity.High)
    {
        var it = Assert.Single(
            XDocument.Parse(JunitReport.Render(SomeReports.Everything(), failOn)).Descendants("testsuite").Single(element => (string)element.Attribute("name")! == suite).Elements("testcase"),
            element => (string)element.Attribute("classname")! == className && (string)element.Attribute("name")! == name);
        return it.Elements().FirstOrDefault(element => element.Name != "system-out")?.Name.LocalName ?? "";
    }

    static IEnumerable<XElement> Cases(AuditReport report, Severity failOn) => XDocument.Parse(JunitReport.Render(report, failOn)).Descendants("testcase");
}
