using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Setting = Pgseal.Core.Conninfo.Setting;

namespace Pgseal.Core.Tests.Posture;

public sealed class OutboundRulesTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("host=db2", "outbound-plaintext")]
    [InlineData("host=db2 sslmode=disable", "outbound-plaintext")]
    [InlineData("host=db2 sslmode=allow", "outbound-plaintext")]
    [InlineData("host=db2 sslmode=prefer", "outbound-plaintext")]
    [InlineData("host=/tmp,db2", "outbound-plaintext")]
    [InlineData("host=localhost,db2", "outbound-plaintext")]
    [InlineData("hostaddr=192.0.2.7", "outbound-plaintext")]
    [InlineData("host=db2 sslmode=require", "outbound-not-verified")]
    [InlineData("host=db2 sslmode=require sslrootcert=/ca.crt", "outbound-name-not-checked")]
    [InlineData("host=db2 sslmode=verify-ca sslrootcert=/ca.crt", "outbound-name-not-checked")]
    [InlineData("host=db2 sslmode=require sslrootcert=/missing.crt", "outbound-not-verified")]
    [InlineData("host=db2 sslmode=verify-full sslrootcert=/ca.crt", null)]
    [InlineData("host=db2 sslrootcert=system", null)]
    [InlineData("host=db2 channel_binding=require", null)]
    [InlineData("host=db2 gssencmode=require", null)]
    [InlineData("host=/tmp sslmode=disable", null)]
    [InlineData("", null)]
    [InlineData("host=localhost sslmode=disable", null)]
    [InlineData("host=db2 hostaddr=127.0.0.7", null)]
    [InlineData("hostaddr=::1", null)]
    [InlineData("service=far", "outbound-not-seen")]
    [InlineData("service=far sslmode=require", "outbound-not-verified")]
    [InlineData("service=far sslmode=verify-full sslrootcert=/ca.crt", null)]
    [InlineData("service=far sslmode=disable host=/tmp", null)]
    [InlineData("host=db2 sslmode=never", "outbound-not-seen")]
    public void Each_hop_is_judged_by_what_its_settings_guarantee(string conninfo, string? expected) =>
        Assert.Equal(expected, Find(Server(conninfo)).SingleOrDefault()?.Id);

    [Theory]
    [InlineData("sslmode=disable", "outbound-plaintext")]
    [InlineData("sslmode=require", "outbound-not-verified")]
    [InlineData("sslmode=verify-full sslrootcert=/ca.crt", null)]
    public void A_command_that_does_not_name_its_host_is_taken_to_dial_elsewhere(string conninfo, string? expected)
    {
        var command = new Hop(HopKind.Command, "archive_command", "/d/postgresql.conf:7", conninfo);

        Assert.Empty(Find(command)); // a socket
        var finding = Find(command with { HidesHost = true }).SingleOrDefault();
        Assert.Equal(expected, finding?.Id);
        Assert.True(finding?.Observed.StartsWith("a host that is named elsewhere: ", StringComparison.Ordinal) ?? expected is null);
    }

    [Fact]
    public void A_local_network_that_is_named_is_no_hop_to_elsewhere_under_either_scope()
    {
        var hop = Server("host=192.0.2.7");

        Assert.Single(Find(hop, Scope.All, []));
        Assert.Empty(Find(hop, Scope.All with { LocalNetworks = [System.Net.IPNetwork.Parse("192.0.2.0/24")] }, []));
    }

    [Fact]
    public void The_servers_environment_decides_where_the_hop_says_nothing()
    {
        Assert.Empty(Find(Server("host=db2"), Variable("sslmode", "verify-full"), Variable("sslrootcert", "/ca.crt")));
        Assert.Equal("outbound-plaintext", Assert.Single(Find(Server("host=db2 sslmode=prefer"), Variable("sslmode", "verify-full"))).Id);
        Assert.Equal("outbound-name-not-checked", Assert.Single(Find(Server("host=db2 sslmode=require"), Variable("home", "/home/postgres"))).Id);
        Assert.Equal("outbound-not-verified", Assert.Single(Find(Server("host=db2 sslmode=require"), Variable("home", "/elsewhere"))).Id);
        Assert.Equal("outbound-not-seen", Assert.Single(Find(Server("host=db2"), Variable("service", "far"))).Id);
    }

    [Fact]
    public void An_environment_that_was_not_seen_is_named_where_it_might_decide()
    {
        Assert.Contains("PGSSLMODE was not seen", Assert.Single(Find(Server("host=db2"), Scope.All, null)).Observed, StringComparison.Ordinal);
        Assert.DoesNotContain("PGSSLMODE", Assert.Single(Find(Server("host=db2 sslmode=prefer"), Scope.All, null)).Observed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hint_is_the_statement_for_this_very_object()
    {
        const string root = "where /PATH/OF/THE/AUTHORITY.crt holds, on the server's host, the certificate of the authority that issued the other server's";
        Assert.Equal(
            $"In database app: ALTER SERVER \"far\" OPTIONS (ADD sslmode 'verify-full', ADD sslrootcert '/PATH/OF/THE/AUTHORITY.crt'), {root}",
            Hint(Server("host=db2")));
        Assert.Equal(
            $"In database app: ALTER SERVER \"fa\"\"r\" OPTIONS (SET sslmode 'verify-full', SET sslrootcert '/PATH/OF/THE/AUTHORITY.crt'), {root}",
            Hint(Server("host=db2 sslmode=require sslrootcert=/missing.crt") with { Name = "fa\"r", OwnOptions = ["host", "sslmode", "sslrootcert"] }));
        Assert.Equal(
            "In database app: ALTER USER MAPPING FOR \"ada\" SERVER \"far\" OPTIONS (SET sslmode 'verify-full')",
            Hint(Server("host=db2 sslmode=disable sslrootcert=/ca.crt") with { Kind = HopKind.UserMapping, User = "ada", OwnOptions = ["sslmode"] }));
        Assert.Equal(
            "In database app: ALTER USER MAPPING FOR PUBLIC SERVER \"far\" OPTIONS (ADD sslmode 'verify-full')",
            Hint(Server("host=db2 sslrootcert=/ca.crt") with { Kind = HopKind.UserMapping }));
        Assert.Equal(
            "In database app: ALTER SUBSCRIPTION \"far\" CONNECTION 'host=db2 sslrootcert=/ca.crt user=''two words'' sslmode=verify-full password=***', with the secret in the place of ***",
            Hint(Server("host=db2 sslrootcert=/ca.crt user='two words'") with { Kind = HopKind.Subscription, HasSecret = true }));
        Assert.StartsWith("Put sslmode=verify-full host=NAME-IN-ITS-CERTIFICATE into primary_conninfo (/d/postgresql.auto.conf:3)", Hint(
            Server("hostaddr=192.0.2.7 sslrootcert=/ca.crt") with { Kind = HopKind.Upstream, Name = "primary_conninfo", Source = "/d/postgresql.auto.conf:3" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_asked_nothing_is_found() => Assert.Empty(Find(Member(null), Scope.All));

    static Hop Server(string conninfo) => new(HopKind.ForeignServer, "far", "pg_foreign_server", conninfo) { Database = "app" };

    static Setting Variable(string keyword, string value) => new(keyword, value, SettingSource.Environment);

    static string Hint(Hop hop) => Assert.Single(Find(hop)).Hint;

    static ValueList<Finding> Find(Hop hop, params Setting[] variables) => Find(hop, Scope.All, variables.ToValueList());

    static ValueList<Finding> Find(Hop hop, Scope scope, ValueList<Setting>? variables)
    {
        var outbound = new Outbound(
            [hop],
            [],
            variables is { } seen ? seen : new Observed<ValueList<Setting>>.NotSeen("the role may not"),
            [new("/ca.crt", true), new("/missing.crt", false), new("/home/postgres/.postgresql/root.crt", true)]);
        return Find(Member(outbound), scope);
    }

    /// <summary>The findings about what is dialled: of everything else nothing was seen here, and other rules say so.</summary>
    static ValueList<Finding> Find(MemberFacts member, Scope scope) =>
        Judge.Cluster(new("db1", [member]), scope, Now, Requirements.Usual).Members[0].Findings.Where(finding => finding.Id.StartsWith("outbound-", StringComparison.Ordinal)).ToValueList();

    static MemberFacts Member(Outbound? outbound) => new(
        "db1",
        null,
        new ServerFacts(MemberRole.Primary, "1", ServerVersion.OfMajor(18), "postgres", "postgres", true, null, Now, Now, new SettingsView([])))
    {
        Outbound = outbound,
        Rules = new Observed<RulesFacts>.Seen(new(HbaReader.Read(new HbaEnvironment(ServerVersion.OfMajor(18)), "pg_hba.conf", new Dictionary<string, HbaSource>()), FromView: false, [], null)),
        Sessions = new Observed<ValueList<Sessions.Session>>.Seen([]),
    };
}
