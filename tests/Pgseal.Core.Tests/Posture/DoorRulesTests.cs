using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Rules;

namespace Pgseal.Core.Tests.Posture;

public sealed class DoorRulesTests
{
    static readonly string[] ids =
        ["trust-from-remote", "cleartext-password-from-remote", "replication-from-anywhere", "superuser-reachable-remotely", "listen-wider-than-rules", "not-decided"];

    [Theory]
    [InlineData("host all all 127.0.0.0/8 trust\nhost all all ::1/128 trust", "")]
    [InlineData("host all app 10.0.0.1/32 trust", "trust-from-remote")]
    [InlineData("hostssl all app all trust clientcert=verify-full", "")]
    [InlineData("hostssl all app all trust clientcert=verify-ca", "trust-from-remote")]
    [InlineData("hostnossl all app all ldap ldapserver=x ldapprefix=y", "cleartext-password-from-remote")]
    [InlineData("hostssl all app all ldap ldapserver=x ldapprefix=y", "")]
    [InlineData("hostssl replication app 0.0.0.0/0 cert", "replication-from-anywhere")]
    [InlineData("hostssl replication app 0.0.0.0/1 cert", "")]
    [InlineData("hostssl all all all cert", "superuser-reachable-remotely")]
    [InlineData("hostssl all +\"ops\"\"x\" all cert", "superuser-reachable-remotely")]
    [InlineData("hostssl all owner all cert", "")] // may not log in
    public void Each_rule_is_judged_from_remote_alone(string rules, string expected) =>
        Assert.Equal(expected, string.Join(' ', SomeDoor.Find(SomeDoor.Member(rules), ids).Select(finding => finding.Id)));

    [Fact]
    public void A_finding_names_a_connection_its_line_and_what_to_write()
    {
        var found = Assert.Single(SomeDoor.Find(SomeDoor.Member("\nhostssl app all 10.0.0.0/8 scram-sha-256"), ids));
        Assert.Equal(("superuser ops\"x", "database=app user=ops\"x from 10.1.2.3 over TLS is admitted", "/data/pg_hba.conf:3"), (found.Subject, found.Observed, found.Source));
        Assert.Contains("host all \"ops\"\"x\" all reject", found.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("0.0.0.0", "host all app 127.0.0.1/32 trust", true)]
    [InlineData("localhost, 10.0.0.5", "", true)]
    [InlineData("db1.example.com", "host all all all reject", true)]
    [InlineData("*", "hostssl replication app 10.0.0.0/8 cert", false)]
    [InlineData("localhost, 127.0.0.5, ::1", "", false)]
    [InlineData("", "", false)]
    public void Listening_is_wide_where_it_leads_to_nobody(string addresses, string rules, bool isFound) =>
        Assert.Equal(isFound, SomeDoor.Find(SomeDoor.Member(rules, settings: ("listen_addresses", addresses)), "listen-wider-than-rules").Count == 1);

    /// <summary>Who must listen for a local network listens for nothing else.</summary>
    [Fact]
    public void A_local_network_is_another_machine_all_the_same()
    {
        var scope = new Scope(ScopeKind.Remote, [.. Scope.Loopback, System.Net.IPNetwork.Parse("10.0.0.0/8")]);
        var member = SomeDoor.Member("host app app 10.0.0.0/8 trust", settings: ("listen_addresses", "*"));
        var findings = Judge.Report([new("main", [member])], scope, DateTimeOffset.UnixEpoch).Findings.Select(finding => finding.Id).ToList();
        Assert.DoesNotContain("listen-wider-than-rules", findings);
        Assert.DoesNotContain("trust-from-remote", findings);
    }

    [Fact]
    public void Where_the_rules_in_force_are_not_known_nothing_of_them_counts_as_absent()
    {
        var member = SomeDoor.Member("host all app 10.0.0.1/32 trust\nhost all all 10.0.0.0/8 nonsense");

        Assert.Empty(SomeDoor.Find(member, ids));
        Assert.Contains(FindingRules.TrustFromRemote, Assert.Single(SomeDoor.Find(member, "hba-file-has-errors")).NotJudged);
    }

    [Fact]
    public void What_hangs_on_something_unknown_is_not_decided()
    {
        var found = Assert.Single(SomeDoor.Find(SomeDoor.Member("hostssl app app samenet trust"), ids));
        Assert.Equal(("not-decided", "trust-from-remote"), (found.Id, found.Subject));
        Assert.Contains("samenet", found.Observed, StringComparison.Ordinal);
    }

    [Fact]
    public void From_the_view_a_method_is_not_known()
    {
        var hidden = SomeDoor.Find(SomeDoor.Member("host app app 10.0.0.0/8 trust", fromView: true), [.. ids, "not-enough-privilege"]);
        Assert.Contains("not judged: trust-from-remote, cleartext-password-from-remote", hidden.Single(finding => finding.Observed.Contains("not judged", StringComparison.Ordinal)).Observed, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeDoor.Find(SomeDoor.Member("", fromView: true), "not-enough-privilege"), finding => finding.Observed.Contains("trust", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hostssl all all 10.0.0.0/8 cert", "")]
    [InlineData("hostssl all all 10.0.0.0/8 scram-sha-256 clientcert=verify-ca", "")]
    [InlineData("hostssl all all 10.0.0.0/8 scram-sha-256", "client-certificate-not-required")]
    [InlineData("host all all 10.0.0.0/8 scram-sha-256 clientcert=verify-ca", "")] // an error: such a line is not loaded
    [InlineData("host all all 127.0.0.1/32 scram-sha-256", "")]
    [InlineData("hostssl all all samenet scram-sha-256", "not-decided")]
    public void Client_certificates_are_asked_for_by_a_policy_alone(string rules, string expected)
    {
        var member = SomeDoor.Member(rules);
        Assert.Equal(expected, string.Join(' ', ClientCertificateRules.Find(member, Scope.Remote).Select(finding => finding.Id)));
        Assert.Empty(SomeDoor.Find(member, "client-certificate-not-required"));
    }
}
