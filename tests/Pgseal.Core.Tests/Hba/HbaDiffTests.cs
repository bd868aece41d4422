using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaDiffTests
{
    static readonly HbaEnvironment Sixteen = new(ServerVersion.OfMajor(16));

    [Theory]
    [InlineData("host all all all md5\n", "host all all all md5 # the same\n", HbaRelation.Equivalent)]
    [InlineData("host all all 10.0.0.0/8 md5\n", "host all all 10.128.0.0/9 md5\nhost all all 10.0.0.0/9 md5\n", HbaRelation.Equivalent)]
    [InlineData("host all all all reject\n", "hostssl all all all reject\n", HbaRelation.Equivalent)]
    [InlineData("host all all all md5\n", "host all all all scram-sha-256\n", HbaRelation.OtherMethods)]
    [InlineData("hostssl all all all md5\n", "hostssl all all all md5 clientcert=verify-ca\n", HbaRelation.OtherMethods)]
    [InlineData("host all all all md5\n", "hostssl all all all md5\n", HbaRelation.LessPermissive)]
    [InlineData("hostssl all all all md5\n", "host all all all scram-sha-256\n", HbaRelation.MorePermissive)]
    [InlineData("host all all 10.0.0.0/8 md5\n", "host all all 192.168.0.0/16 md5\n", HbaRelation.Incomparable)]
    [InlineData("host all +staff all md5\n", "host all ann all md5\n", HbaRelation.Unknown)]
    [InlineData("host all all samenet md5\nhost all all all reject\n", "host all all samenet md5\n", HbaRelation.Equivalent)]
    [InlineData("host all all all md5\n", "host all all all nonsense\n", HbaRelation.Unknown)]
    public void Two_files_stand_in_one_relation(string before, string after, HbaRelation relation)
    {
        Assert.Equal(relation, Between(before, after).Relation);
        var back = relation switch
        {
            HbaRelation.LessPermissive => HbaRelation.MorePermissive,
            HbaRelation.MorePermissive => HbaRelation.LessPermissive,
            HbaRelation.Equivalent or HbaRelation.OtherMethods or HbaRelation.Incomparable or HbaRelation.Unknown => relation,
        };
        Assert.Equal(back, Between(after, before).Relation);
    }

    [Fact]
    public void Each_pair_of_rules_that_decides_something_differently_is_a_change_with_a_connection()
    {
        var comparison = Between(
            "hostssl all all all md5\nhost app bob 10.0.0.0/8 trust\n",
            "host app bob 10.0.0.0/8 scram-sha-256\nhostssl all all all md5\n");
        Assert.Equal(HbaRelation.OtherMethods, comparison.Relation);
        Assert.Equal(
            ["1>1 md5 -> scram-sha-256 Tls app bob 10.1.2.3", "2>1 trust -> scram-sha-256 Plain,Gss app bob 10.1.2.3"],
            comparison.Changes.Select(change => $"{change.BeforeRule?.LineNumber}>{change.AfterRule?.LineNumber} {change.Before} -> {change.After} "
                + $"{string.Join(',', change.Kinds)} {change.Connection.Database} {change.Connection.User} {change.Connection.Address}"));
    }

    [Fact]
    public void What_no_rule_matches_on_one_side_has_no_rule_there()
    {
        var change = Assert.Single(Between("hostssl all all all md5\n", "hostssl all all all md5\nhostnossl all bob all trust\n").Changes);
        Assert.Equal((null, 2), (change.BeforeRule?.LineNumber, change.AfterRule?.LineNumber));
        Assert.Equal((HbaFate.Refused, "trust", true), (change.Before, change.After.ToString(), change.IsNewlyAdmitted));
    }

    [Fact]
    public void One_file_means_something_else_to_a_version_that_knows_patterns()
    {
        var (old, now) = (new HbaEnvironment(ServerVersion.OfMajor(15)), Sixteen);
        const string Rules = "host all /al all md5\n";
        var comparison = HbaDiff.Between(FakeFiles.Read(old, Rules), old, FakeFiles.Read(now, Rules), now);
        // The name /al matches both ways, so the pattern only adds.
        Assert.Equal(HbaRelation.MorePermissive, comparison.Relation);
        Assert.Contains("al", Assert.Single(comparison.Changes).Connection.User, StringComparison.Ordinal);
        const string Same = "host all /^/al$ all md5\n";
        Assert.Equal(HbaRelation.Incomparable, HbaDiff.Between(FakeFiles.Read(old, Same), old, FakeFiles.Read(now, Same), now).Relation);
    }

    [Fact]
    public void A_server_that_does_not_serve_TLS_refuses_it()
    {
        const string Rules = "hostssl all all all md5\nhost all all all md5\n";
        var (off, on) = (Sixteen with { Ssl = false }, Sixteen with { Ssl = true });
        var comparison = HbaDiff.Between(FakeFiles.Read(on, Rules), on, FakeFiles.Read(off, Rules), off);
        Assert.Equal(HbaRelation.LessPermissive, comparison.Relation);
        Assert.Null(Assert.Single(comparison.Changes).AfterRule);
    }

    [Fact]
    public void A_secret_in_an_option_counts_and_is_not_shown()
    {
        const string Ldap = "host all all all ldap ldapserver=x ldapbasedn=y ldapbindpasswd=";
        var environment = Sixteen with { Features = [HbaFeature.Ldap] };
        var comparison = HbaDiff.Between(
            FakeFiles.Read(environment, $"{Ldap}one\n"), environment, FakeFiles.Read(environment, $"{Ldap}two\n"), environment);
        Assert.Equal(HbaRelation.OtherMethods, comparison.Relation);
        Assert.Equal("ldap ldapbasedn=y ldapbindpasswd=*** ldapscope=2 ldapserver=x", comparison.Changes[0].Before.ToString());
    }

    static HbaComparison Between(string before, string after) =>
        HbaDiff.Between(FakeFiles.Read(Sixteen, before), Sixteen, FakeFiles.Read(Sixteen, after), Sixteen);
}
