using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Policies;

public sealed class PolicyJudgeTests
{
    static readonly DateOnly Today = new(2026, 11, 24);

    static readonly Finding Key = new(FindingRules.KeyInDataDirectory, "db1", "server.key", "pg_settings", "Move it");

    static readonly Finding Plain = new(FindingRules.PlaintextSession, "user app", "1 session", "pg_stat_ssl", "Run it");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_exception_marks_the_finding_until_its_last_day(int daysLeft)
    {
        var exception = Exception("key-in-data-directory", daysLeft);

        Assert.Equal([Plain, Key with { Exemption = exception.Exemption }], Judged([exception], Plain, Key));
    }

    [Fact]
    public void The_day_after_the_finding_counts_again_and_the_exception_is_a_finding()
    {
        var findings = Judged([Exception("key-in-data-directory", -1)], Plain, Key);

        Assert.Equal(
            [
                Plain,
                new(
                    FindingRules.ExceptionExpired, "exception for key-in-data-directory", "until 2026-11-23, owner me: later", "pgseal.yaml:7",
                    "Remove the cause, then the exception; or let its owner give it a new date"),
                Key,
            ],
            findings);
    }

    [Fact]
    public void An_expired_exception_is_silent_where_another_holds() => Assert.Equal(
        [Key with { Exemption = Exception("key-in-data-directory", 9).Exemption }],
        Judged([Exception("key-in-data-directory", -1), Exception("key-in-data-directory", 9)], Key));

    [Fact]
    public void An_exception_about_nothing_is_a_finding_once() =>
        Assert.Equal(["key-in-data-directory", "exception-unused"], Judged([Exception("tls-off", 9)], Key).Select(finding => finding.Id));

    [Fact]
    public void Whether_it_is_about_nothing_is_not_said_while_a_member_was_not_seen()
    {
        var report = Report(Member("db1", Key), Member("db2") with { Version = null });

        Assert.Equal(report, PolicyJudge.Apply(report, Policy(Exception("tls-off", 9)), Today));
        Assert.Contains(PolicyJudge.Apply(report, Policy(Exception("tls-off", 9) with { Member = "db1" }), Today).Findings, finding => finding.Id == "exception-unused");
    }

    [Theory]
    [InlineData("shop", "db1", "db1", true)]
    [InlineData("shop", null, null, true)]
    [InlineData("books", null, null, false)]
    [InlineData(null, "db2", null, false)]
    [InlineData(null, null, "DB1", false)]
    public void Cluster_member_and_subject_narrow_an_exception(string? cluster, string? member, string? subject, bool holds)
    {
        var exception = Exception("key-in-data-directory", 9) with { Cluster = cluster, Member = member, Subject = subject };

        Assert.Equal(holds, Judged([exception], Key)[0].Exemption is not null);
    }

    [Fact]
    public void No_exception_changes_a_verdict()
    {
        var report = Report(Member("db1", Plain));
        var judged = PolicyJudge.Apply(report, Policy(Exception("plaintext-session", 9)), Today);

        Assert.NotEqual(report, judged);
        Assert.Equal(Verdict.Optional, judged.Verdict);
        Assert.Equal(Verdict.Optional, judged.Clusters[0].Members[0].Verdict);
    }

    [Fact]
    public void What_was_not_looked_at_may_need_an_exception()
    {
        var whole = Report(Member("db1", Plain));

        Assert.Contains(PolicyJudge.Apply(whole, Policy(Exception("tls-off", 9)), Today).Findings, finding => finding.Id == "exception-unused");
        Assert.DoesNotContain(PolicyJudge.Apply(whole with { NotLookedAt = 1 }, Policy(Exception("tls-off", 9)), Today).Findings, finding => finding.Id == "exception-unused");
    }

    [Fact]
    public void Without_exceptions_nothing_changes()
    {
        var report = Report(Member("db1", Plain, Key));

        Assert.Equal(report, PolicyJudge.Apply(report, Policy(), Today));
    }

    static ValueList<Finding> Judged(PolicyException[] exceptions, params Finding[] findings) =>
        PolicyJudge.Apply(Report(Member("db1", findings)), Policy(exceptions), Today).Clusters[0].Members[0].Findings;

    static Policy Policy(params PolicyException[] exceptions) => new("pgseal.yaml") { Exceptions = exceptions.ToValueList() };

    static PolicyException Exception(string finding, int daysLeft) => new(finding, null, null, null, new("me", "later", Today.AddDays(daysLeft)), 7);

    static AuditReport Report(params MemberReport[] members) =>
        new(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero), Scope.Remote, [new("shop", null, Verdict.Optional, members.ToValueList())]);

    static MemberReport Member(string target, params Finding[] findings) => new(
        target, MemberRole.Primary, new ServerVersion(180004), Verdict.Optional, [], null, [], new Proof.Proven(), null, findings.ToValueList());
}
