using Pgseal.Core.Posture;

namespace Pgseal.Core.Tests.Posture;

public sealed class AuditChangesTests
{
    static readonly DateTimeOffset then = new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero);

    static readonly FindingKey off = new("tls-off", "ssl"), low = new("tls-floor-low", "ssl_min_protocol_version");

    static MemberReport Member(string target, Verdict verdict, params FindingRule[] rules) => new(
        target, MemberRole.Primary, null, verdict, [], null, [], new Proof.Proven(), null,
        rules.Select(rule => new Finding(rule, rule == FindingRules.TlsOff ? "ssl" : "ssl_min_protocol_version", "", "", "")).ToValueList());

    static AuditReport Report(params MemberReport[] members) => new(
        then.AddDays(7), Scope.Remote, members.Select(member => new ClusterReport(member.Target, null, member.Verdict, [member])).ToValueList());

    static ValueList<MemberChange> Compare(AuditReport report, params (string Target, EarlierMember Then)[] before) =>
        AuditChanges.Of(report, then, before.ToDictionary(it => it.Target, it => it.Then)).Members;

    [Fact]
    public void A_member_as_before_is_no_change() => Assert.Empty(Compare(
        Report(Member("db1", Verdict.Off, FindingRules.TlsOff)), ("db1", new(Verdict.Off, [off]))));

    [Fact]
    public void A_finding_can_be_new_and_another_over() => Assert.Equal(
        [new MemberChange("db1", Verdict.Optional, Verdict.Off, [off], [low])],
        Compare(Report(Member("db1", Verdict.Off, FindingRules.TlsOff)), ("db1", new(Verdict.Optional, [low]))));

    [Fact]
    public void A_member_can_be_new_or_gone() => Assert.Equal(
        [new MemberChange("db2", null, Verdict.Enforced, [], []), new MemberChange("db1", Verdict.Off, null, [], [off])],
        Compare(Report(Member("db2", Verdict.Enforced)), ("db1", new(Verdict.Off, [off]))));

    [Fact]
    public void What_was_left_out_is_not_gone() => Assert.Empty(Compare(
        Report(Member("db1", Verdict.Off, FindingRules.TlsOff)) with { NotLookedAt = 1 }, ("db1", new(Verdict.Off, [off])), ("db2", new(Verdict.Off, [off]))));
}
