using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Core.Hba;
using Pgseal.Core.Observing;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Planning;

public sealed class ClientJudgeTests
{
    const string Rules = "local all all trust\nhost all app 10.0.0.0/8 md5\nhostnossl all old 10.0.0.0/8 md5\nhostgssenc all gss 10.0.0.0/8 gss\nhost all all 127.0.0.1/32 trust\nhost replication all 10.0.0.0/8 md5\n";

    static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_chose_plaintext_would_be_refused_by_a_line_and_is_told_what_to_change()
    {
        var impact = Judge(Client() with { Count = 3, Plain = 3, LastPlainWhileServed = Noon });

        Assert.Equal(Expectation.WouldBeRefused, impact.Expectation);
        Assert.Equal("it opened plaintext although TLS was served", impact.Because);
        Assert.Equal("/data/pg_hba.conf:2", impact.Line);
        Assert.Equal("Set sslmode=require or stronger where it keeps its connection settings", impact.ToChange);
    }

    [Fact]
    public void Who_came_before_tls_is_untested() => Assert.Equal(
        (Expectation.Untested, "it was opened before TLS was known to be served"), Told(Client() with { Count = 3, Plain = 3 }));

    [Fact]
    public void Who_has_used_tls_since_comes_back_and_who_uses_both_does_not()
    {
        var both = Client() with { Count = 3, Plain = 1, Tls = 2, LastPlainWhileServed = Noon, LowestProtocol = "TLSv1.3" };

        Assert.Equal((Expectation.ComesBack, "it has used TLS since"), Told(both with { FirstTls = Noon.AddHours(1) }));
        Assert.Equal(Expectation.WouldBeRefused, Told(both with { FirstTls = Noon.AddHours(-1) }).Expectation);
        Assert.Equal(Expectation.ComesBack, Told(both with { LastPlainWhileServed = null, FirstTls = Noon }).Expectation);
    }

    [Fact]
    public void Who_is_local_out_of_scope_or_on_tls_stays()
    {
        Assert.Equal(Expectation.Stays, Told(Client(host: "[local]") with { Count = 1, Local = 1 }).Expectation);
        Assert.Equal((Expectation.Stays, "its address is not in scope"), Told(Client(host: "127.0.0.1") with { Count = 1, Plain = 1, LastPlainWhileServed = Noon }));
        Assert.Equal((Expectation.Stays, "it uses TLS"), Told(Client() with { Count = 1, Tls = 1, LowestProtocol = "TLSv1.2" }));
        Assert.Equal((Expectation.Stays, "it is GSS-encrypted"), Told(Client("gss") with { Count = 1, Gss = 1 }));
    }

    [Theory]
    [InlineData("TLSv1.2", TlsFloor.Tls13, "", Expectation.WouldBeRefused)]
    [InlineData("TLSv1.2", TlsFloor.Tls12, "", Expectation.Stays)]
    [InlineData("TLSv1.3", TlsFloor.Tls13, "", Expectation.Stays)]
    [InlineData("TLSv1", TlsFloor.Tls12, "TLSv1", Expectation.WouldBeRefused)]
    [InlineData("TLSv1", TlsFloor.Tls12, "TLSv1.2", Expectation.RefusedNow)] // the floor came first
    public void Who_speaks_less_than_the_floor_would_be_refused(string protocol, TlsFloor floor, string setting, Expectation expectation) =>
        Assert.Equal(expectation, Judge(Client() with { Count = 1, Tls = 1, LowestProtocol = protocol }, floor, setting).Expectation);

    [Fact]
    public void Who_no_rule_will_admit_over_tls_would_be_refused_whatever_it_can()
    {
        var impact = Judge(Client("old") with { Count = 1, Plain = 1 });

        Assert.Equal((Expectation.WouldBeRefused, "/data/pg_hba.conf:3", "Add a hostssl line that admits it"), (impact.Expectation, impact.Line, impact.ToChange));
        Assert.Equal(Expectation.WouldBeRefused, Judge(Client() with { Count = 1, Tls = 1 }, after: "local all all trust\nhost all app 10.0.0.0/8 reject\n").Expectation);
        Assert.Equal(Expectation.WouldBeRefused, Judge(Client("gss") with { Count = 1, Gss = 1 }, after: "hostssl all all all md5\n").Expectation);
        Assert.Equal(Expectation.RefusedNow, Told(Client("stranger") with { Count = 1, Plain = 1, LastPlainWhileServed = Noon }).Expectation);
    }

    [Fact]
    public void Who_never_got_in_is_no_reason_to_stop()
    {
        Assert.Equal((Expectation.RefusedNow, "no pg_hba.conf entry"), Told(Client() with { Refused = 2, LastFailure = "no pg_hba.conf entry" }));
        Assert.Equal(Expectation.Untested, Told(Client(user: null) with { ReceivedOnly = 100 }).Expectation);
        Assert.Equal(Expectation.Untested, Told(Client(user: null) with { HandshakesFailed = 2, Distrusts = 1 }).Expectation);
        Assert.Equal(
            (Expectation.RefusedNow, "its TLS handshake fails: unsupported protocol"),
            Told(Client(user: null) with { HandshakesFailed = 1, LastFailure = "unsupported protocol" }));
    }

    [Fact]
    public void A_name_instead_of_an_address_is_not_guessed_at() =>
        Assert.Equal(Expectation.Untested, Told(Client(host: "db.example") with { Count = 1, Plain = 1, LastPlainWhileServed = Noon }).Expectation);

    [Fact]
    public void A_walsender_is_asked_for_as_replication() => Assert.Equal(
        "/data/pg_hba.conf:6",
        Judge(new SeenClient(ClientKey.Of("rep", null, "10.1.2.3", "pg_receivewal", isReplication: true)) { Count = 1, Plain = 1, LastPlainWhileServed = Noon }).Line);

    [Fact]
    public void Who_would_be_refused_stops_the_change_until_that_is_accepted()
    {
        var refused = Judge(Client() with { Count = 3, Plain = 3, LastPlainWhileServed = Noon });
        var member = new MemberInput(Member(""), new("", new("", ""), SubjectNames.For(new([], "db1", "db1", [])), []), new("postgres", "postgres", null, false, false));

        var blocker = Assert.Single(ClientGuard.Find(member, [refused, refused with { Client = Client(host: "10.1.2.4") }], AcceptedRefusals.None));
        Assert.Equal("app@shop from 10.1.2.3, 10.1.2.4 would be refused: it opened plaintext although TLS was served", blocker.What);
        Assert.EndsWith("--accept-refusals app@shop", blocker.Next, StringComparison.Ordinal);
        Assert.Empty(ClientGuard.Find(member, [refused], new(All: false, ["app@shop"])));
        Assert.Empty(ClientGuard.Find(member, [refused], new(All: true, [])));
        Assert.NotEmpty(ClientGuard.Find(member, [refused], new(All: false, ["app@other", "other@shop"])));
        Assert.Empty(ClientGuard.Find(member, [refused with { Expectation = Expectation.Untested }], AcceptedRefusals.None));
    }

    [Fact]
    public void A_name_may_be_accepted_as_plan_shows_it() => Assert.True(new AcceptedRefusals(false, ["a\\x0Ab@shop"]).Covers("a\nb", "shop"));

    static SeenClient Client(string? user = "app", string host = "10.1.2.3") => new(ClientKey.Of(user, user is null ? null : "shop", host, "psql", isReplication: false));

    static (Expectation Expectation, string Because) Told(SeenClient client) => Judge(client) is var impact ? (impact.Expectation, impact.Because) : default;

    static ClientImpact Judge(SeenClient client, TlsFloor floor = TlsFloor.Tls12, string setting = "", string? after = null)
    {
        var member = Member(setting);
        var policy = new ChangePolicy(Scope.Remote, Strategy.Convert, floor, DrainPolicy.Now, HardenStandbys: false, Import: null, AcceptedRefusals.None);
        return new ClientJudge(new("db1", [member]), member, after is null ? Converted(member) : Tree(after), policy).Of(client);
    }

    static HbaTree Converted(MemberFacts member) => Assert.IsType<HbaConversionResult.Converted>(HbaConversion.Convert(
        Tree(Rules), member.Environment! with { Ssl = true }, Scope.Remote, new(HbaConversionStrategy.Convert, GssSeen: true))).Tree;

    static HbaTree Tree(string rules) => HbaReader.Read(Environment, "/data/pg_hba.conf", Encoding.UTF8.GetBytes(rules));

    static HbaEnvironment Environment => new(ServerVersion.OfMajor(18)) { Ssl = false, ClientCa = false, Features = [HbaFeature.Gss], Roles = [], Databases = ["shop"] };

    static MemberFacts Member(string minimum) => new("db1", null, new(
        MemberRole.Primary, "1", ServerVersion.OfMajor(18), "postgres", "postgres", true, null, Noon, Noon,
        new([new Setting("ssl_min_protocol_version", minimum, "default", null, null, false)])))
    {
        Environment = Environment,
        Rules = new RulesFacts(Tree(Rules), FromView: false, [], null),
    };
}
