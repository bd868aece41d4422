using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Tests.Posture;

public sealed class DifferenceRulesTests
{
    const string Rules = "hostssl all app 10.0.0.0/8 cert\n";

    [Theory]
    [InlineData(Rules)]
    [InlineData("# other words\nhostssl  all \"app\" 10.0.0.0 255.0.0.0 cert\nhostssl all app 10.1.0.0/16 cert\n")]
    public void The_same_rules_in_other_words_do_not_differ(string rules) => Assert.Empty(Find(SomeDoor.Member(rules, "db2")));

    [Theory]
    [InlineData("", "refused here, cert ", "/data/pg_hba.conf")]
    [InlineData("\nhostssl all app 10.0.0.0/8 md5\n", ": md5 by /data/pg_hba.conf:3 here, cert ", "/data/pg_hba.conf:3")]
    [InlineData(Rules + "host all app 192.168.0.0/16 md5\nhost all app 192.168.0.0/17 trust\n", " here, refused on db1", "/data/pg_hba.conf:3")]
    public void The_first_other_fate_is_named(string rules, string observed, string source)
    {
        var found = Assert.Single(Find(SomeDoor.Member(rules, "db2")));
        Assert.Equal(("members-differ", "pg_hba.conf", source), (found.Id, found.Subject, found.Source));
        Assert.Contains(observed, found.Observed, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_differ_by_what_they_mean()
    {
        Assert.Empty(Find(SomeDoor.Member(Rules, "db2", settings: ("ssl_min_protocol_version", "tlsv1.2"))));
        Assert.Empty(Find(SomeDoor.Member(Rules, "db2", settings: ("ssl_cert_file", "elsewhere"))));
        var found = Assert.Single(Find(SomeDoor.Member(Rules, "db2", settings: ("ssl_min_protocol_version", "TLSv1"))));
        Assert.Equal(("ssl_min_protocol_version", "TLSv1 here, TLSv1.2 on db1", "/data/postgresql.conf:7"), (found.Subject, found.Observed, found.Source));
    }

    [Fact]
    public void Authorities_of_clients_are_counted_both_ways()
    {
        var found = Assert.Single(Find(SomeDoor.Member(Rules, "db2") with { ClientAuthorities = ValueList.Create<string>(["b", "c"]) }));
        Assert.Equal(("ssl_ca_file", "2 authorities here and not on db1, 0 authorities there and not here"), (found.Subject, found.Observed));
    }

    [Fact]
    public void Rules_that_only_the_view_shows_are_not_compared()
    {
        var found = SomeDoor.Find([Primary, SomeDoor.Member("", "db2", fromView: true)], "members-differ", "not-enough-privilege");
        Assert.Contains(found, finding => finding.Observed.EndsWith("cannot be compared; not judged: members-differ", StringComparison.Ordinal));
        Assert.DoesNotContain(found, finding => finding.Id == "members-differ");
    }

    static MemberFacts Primary => SomeDoor.Member(Rules, settings: ("ssl_min_protocol_version", "TLSv1.2"));

    static ValueList<Core.Posture.Finding> Find(MemberFacts standby) => SomeDoor.Find([Primary, standby], "members-differ", "not-decided");
}
