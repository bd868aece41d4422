using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaReachabilityTests
{
    static readonly HbaEnvironment Sixteen = new(ServerVersion.OfMajor(16));

    [Theory]
    [InlineData("host all all all md5\nhost app bob 10.0.0.0/8 md5\n", "1", false)]
    [InlineData("host all all all reject\nhost app bob 10.0.0.0/8 md5\n", "1", true)]
    [InlineData("host all all 10.0.0.0/9 md5\nhost all all 10.128.0.0/9 md5\nhost all all 10.0.0.0/8 md5\n", "1 2", false)]
    [InlineData("hostssl all all all md5\nhostnossl all all all md5\nhost all all all md5\n", "1 2", false)]
    [InlineData("host all all 10.0.0.0 255.0.0.1 md5\nhost all all 10.0.0.1 255.0.0.1 md5\nhost all all 10.0.0.0/8 md5\n", "1 2", false)]
    [InlineData("host /^a all all md5\nhost /^ab all all md5\n", "1", false)]
    [InlineData("host app all 10.1.0.0/16 md5\nhost app bob 10.0.0.0/8 reject\nhost app bob 10.1.2.0/24 md5\n", "1", false)]
    [InlineData("host app bob 10.1.2.3/32 reject\nhost all all all md5\nhost app bob 10.1.2.0/24 md5\n", "1 2", true)]
    [InlineData("local all all peer\nlocal app bob trust\n", "1", false)]
    [InlineData("host all,replication all all md5\nhost replication,app bob all md5\n", "1", false)]
    public void What_earlier_rules_leave_nothing_to_is_shadowed_by_them(string rules, string blockers, bool differs)
    {
        var shadowed = Assert.IsType<RuleReachability.Shadowed>(Of(rules)[^1]);
        Assert.Equal(blockers, string.Join(' ', shadowed.Blockers.Select(rule => rule.LineNumber)));
        Assert.Equal(differs, shadowed.DiffersInAction);
    }

    [Theory]
    [InlineData("host all all 10.0.0.0/9 md5\nhost all all 10.128.0.0/10 md5\nhost all all 10.0.0.0/8 md5\n", ConnectionKind.Plain, "10.193.2.3")]
    [InlineData("hostssl all all all md5\nhost app bob 10.0.0.0/8 md5\n", ConnectionKind.Plain, "10.1.2.3")]
    [InlineData("host all all all md5\nhost replication all 10.0.0.0/8 md5\n", ConnectionKind.Plain, "10.1.2.3")]
    [InlineData("host all all all md5\nlocal all all peer\n", ConnectionKind.Local, "[local]")]
    [InlineData("hostnossl all all all md5\nhost all all all md5\n", ConnectionKind.Tls, "10.1.2.3")]
    public void What_still_decides_something_is_shown_deciding_it(string rules, ConnectionKind kind, string address)
    {
        var reachable = Assert.IsType<RuleReachability.Reachable>(Of(rules)[^1]);
        Assert.Equal((kind, address), (reachable.Connection.Kind, reachable.Connection.Address));
        Assert.Null(reachable.RedundancyUnknown);
    }

    [Theory]
    [InlineData("hostssl all all all md5\nhost all all all md5\n", "the server does not serve TLS: ssl is off")]
    [InlineData("hostgssenc all all all md5\nhost all all all md5\n", "the server is built without GSSAPI")]
    [InlineData("host all \"\" all md5\nhost all all all md5\n", "no name is empty")]
    [InlineData("host x23456789012345678901234567890123456789012345678901234567890123456 all all md5\nhost all all all md5\n", "names are cut off after 63 bytes, and x23456789012345678901234567890123456789012345678901234567890123456 is longer")]
    [InlineData("host all +gone all md5\nhost all all all md5\n", "+gone: there is no such role")]
    [InlineData("host all all samehost md5\nhost all all all md5\n", "samehost stands for no address")]
    [InlineData("host all /^a.*b$ all md5\nhost \"/$^.\" all all md5\n", "no user, database and address match it together")]
    public void What_could_match_nothing_even_alone_says_why(string rules, string because)
    {
        var environment = Sixteen with { Ssl = false, Features = [], Roles = [new("bob", [])], Interfaces = [] };
        var answers = HbaReachability.Of(FakeFiles.Read(environment, rules), environment);
        Assert.Equal([because], answers.OfType<RuleReachability.Unmatchable>().Select(it => it.Because));
        Assert.Single(answers.OfType<RuleReachability.Reachable>());
    }

    [Theory]
    [InlineData("host app bob 10.0.0.0/8 md5\nhost all all all md5\n", "2")]
    [InlineData("host all all 10.0.0.0/8 md5\nhost all all 10.0.0.0/9 md5 \nhost all all 10.128.0.0/9 md5\n", "")]
    [InlineData("host app all 10.0.0.0/8 md5\nhost app all 10.0.0.0/9 reject\nhost all all all md5\n", "")]
    [InlineData("host app all 10.0.0.0/8 md5\nhost app2 all 10.0.0.0/9 reject\nhostssl all all all md5\nhostnossl all all all md5\n", "3 4")]
    [InlineData("hostssl app all all md5 clientcert=verify-ca\nhost all all all md5\n", "")]
    [InlineData("host all all all reject\n", "")]
    [InlineData("host app all all reject\nhost all all all reject\n", "2")]
    [InlineData("host app all all md5\nhost \"app\" all all md5\n", "")]
    public void What_later_rules_would_do_just_as_well_is_redundant(string rules, string takenOverBy)
    {
        var first = Of(rules)[0];
        Assert.Equal(takenOverBy, first is RuleReachability.Redundant it ? string.Join(' ', it.TakenOverBy.Select(rule => rule.LineNumber)) : "");
    }

    [Theory]
    [InlineData("host all +staff all md5\nhost all +staff all md5\n", null)]
    [InlineData("host all all samenet md5\nhost all all samenet reject\n", null)]
    [InlineData("host all +staff all md5\nhost all ann all md5\n", "/data/pg_hba.conf:1: +staff: role memberships are not known")]
    [InlineData("host all all samenet md5\nhost all all 10.1.2.3/32 md5\n", "/data/pg_hba.conf:1: samenet: the server's interfaces are not known")]
    public void What_it_depends_on_is_named_where_it_matters(string rules, string? because)
    {
        var last = Of(rules)[^1];
        if (because is null)
            Assert.IsType<RuleReachability.Shadowed>(last);
        else
            Assert.Equal([because], Assert.IsType<RuleReachability.Unknown>(last).Because);
    }

    [Fact]
    public void Of_a_file_that_does_not_load_nothing_is_said() =>
        Assert.All(Of("host all all all md5\nhost all all all nonsense\n"), answer => Assert.IsType<RuleReachability.Unknown>(answer));

    [Fact]
    public void Two_hundred_narrow_rules_together_shadow_a_wide_one()
    {
        var rules = string.Concat(Enumerable.Range(0, 256).Select(i => $"host all all 10.1.{i}.0/24 {(i == 77 ? "reject" : "md5")}\n"));
        var shadowed = Assert.IsType<RuleReachability.Shadowed>(Of(rules + "host all all 10.1.0.0/16 md5\n")[^1]);
        Assert.Equal((256, true), (shadowed.Blockers.Count, shadowed.DiffersInAction));
        var open = rules.Replace("10.1.200.0/24", "10.2.200.0/24", StringComparison.Ordinal);
        Assert.Equal("10.1.200.1", Assert.IsType<RuleReachability.Reachable>(Of(open + "host all all 10.1.0.0/16 md5\n")[^1]).Connection.Address);
    }

    static ValueList<RuleReachability> Of(string rules) => HbaReachability.Of(FakeFiles.Read(Sixteen, rules), Sixteen);
}
