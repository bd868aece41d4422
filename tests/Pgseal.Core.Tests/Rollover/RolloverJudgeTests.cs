using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Rollover;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Rollover;

public sealed class RolloverJudgeTests
{
    static readonly DateTimeOffset Loaded = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    static readonly CertificateFacts Old = Certificate("old", "CN=old", "CN=old"), New = Certificate("new", "CN=new", "CN=new");
    static readonly CertificateFacts OldLeaf = Certificate("old-leaf", "CN=db1", "CN=old"), NewLeaf = Certificate("new-leaf", "CN=db1", "CN=new");
    static readonly Authority Authority = new("/ca.crt", New) { Replaced = Old };
    static readonly Session Streaming = Session(7, Loaded.AddMinutes(1)) with { User = "repl", Database = null, ApplicationName = "standby1", IsWalsender = true };

    [Fact]
    public void Where_nobody_is_connected_and_nothing_of_the_old_one_is_served_it_may_be_dropped() =>
        Assert.Empty(Judge(Primary(NewLeaf)).Blockers);

    [Fact]
    public void A_leaf_of_the_old_one_stops_it_whatever_is_accepted()
    {
        var blocker = Assert.Single(RolloverJudge.Judge("db1", [Primary(OldLeaf)], Authority, acceptsUnproven: true).Blockers);

        Assert.Equal(("db1 still has CN=db1, signed by CN=old", "Have it issued anew: pgseal cert renew db1 --yes"), (blocker.What, blocker.Next));
    }

    [Fact]
    public void A_certificate_that_could_not_be_seen_stops_it_and_none_without_tls_does_not()
    {
        var unseen = Primary(NewLeaf) with { Facts = Primary(NewLeaf).Facts with { Pair = new Observed<PairFacts>.NotSeen("denied") } };

        Assert.Equal("TLS is on, and which certificate is served could not be seen", Assert.Single(Judge(unseen).Blockers).What);
        Assert.Empty(Judge(unseen with { Facts = unseen.Facts with { Server = Server(MemberRole.Primary, ssl: "off") } }).Blockers);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)] // at the instant of the load it may have been either certificate
    public void An_ordinary_client_is_never_proven_and_it_is_told_which_certificate_it_met(int minutes, int since)
    {
        var findings = Judge(Primary(NewLeaf, Session(1, Loaded.AddMinutes(minutes))));

        var client = Assert.Single(findings.Unproven);
        Assert.Equal(("app", "shop", 1, since, "whether it verifies cannot be seen from here"), (client.User, client.Database, client.Sessions, client.Since, client.Why));
        Assert.Equal("not proven to trust the new authority is one client, app@shop from 10.0.0.9", Assert.Single(findings.Blockers).What);
        Assert.Empty(RolloverJudge.Judge("db1", [Primary(NewLeaf, Session(1, Loaded))], Authority, acceptsUnproven: true).Blockers);
    }

    [Fact]
    public void Sessions_that_look_alike_are_one_client_and_those_on_a_socket_none()
    {
        var findings = Judge(Primary(
            NewLeaf, Session(1, Loaded.AddMinutes(1)), Session(2, Loaded.AddMinutes(-1)), Session(3, Loaded) with { ClientAddress = null, Kind = ConnectionKind.Local }));

        Assert.Equal((2, 1), (Assert.Single(findings.Clients).Sessions, findings.Clients[0].Since));
    }

    [Fact]
    public void While_the_old_certificate_is_served_nobody_has_met_the_new_one() =>
        Assert.Equal(0, Assert.Single(Judge(Primary(OldLeaf, Session(1, Loaded.AddMinutes(1)))).Clients).Since);

    [Fact]
    public void Sessions_that_may_not_be_seen_stop_it()
    {
        var blind = Primary(NewLeaf) with { Facts = Primary(NewLeaf).Facts with { Sessions = new Observed<ValueList<Session>>.NotSeen("the role app may not see them") } };

        Assert.Equal("the clients of db1 could not be seen: the role app may not see them", Assert.Single(Judge(blind).Blockers).What);
        Assert.Empty(RolloverJudge.Judge("db1", [blind], Authority, acceptsUnproven: true).Blockers);
    }

    [Theory]
    [InlineData("verify-full")]
    [InlineData("verify-ca")]
    public void A_standby_that_verifies_with_the_new_authority_in_a_new_session_is_proven(string mode)
    {
        var findings = Judge(Sender(Streaming), Standby(mode, Roots(Old, New)));

        Assert.True(Assert.Single(findings.Clients).IsProven);
        Assert.Empty(findings.Blockers);
    }

    public static TheoryData<string, string, Observed<ValueList<CertificateFacts>>?, Session> Unproven => new()
    {
        { "the standby db2 does not verify whom it streams from", "require", Roots(New), Streaming },
        { "primary_conninfo of db2 names no sslrootcert", "verify-full", null, Streaming },
        { "what db2 trusts could not be seen: denied", "verify-full", new Observed<ValueList<CertificateFacts>>.NotSeen("denied"), Streaming },
        { "the sslrootcert of db2 does not hold the new authority", "verify-full", Roots(Old), Streaming },
        { "db2 streams without TLS", "verify-full", Roots(New), Streaming with { Kind = ConnectionKind.Plain } },
        { "db2 trusts the new authority, but streams in a session from before; end it: SELECT pg_terminate_backend(7)", "verify-full", Roots(New), Streaming with { BackendStart = Loaded.AddMinutes(-1) } },
    };

    [Theory]
    [MemberData(nameof(Unproven))]
    public void A_standby_is_not_proven_for_one_reason(string why, string mode, Observed<ValueList<CertificateFacts>>? root, Session session)
    {
        var client = Assert.Single(Judge(Sender(session), Standby(mode, root)).Unproven);

        Assert.Equal(why, client.Why);
    }

    static RolloverFindings Judge(params RolloverMember[] members) => RolloverJudge.Judge("db1", members.ToValueList(), Authority, acceptsUnproven: false);

    static Observed<ValueList<CertificateFacts>> Roots(params CertificateFacts[] roots) => roots.ToValueList();

    static RolloverMember Primary(CertificateFacts leaf, params Session[] sessions) => new(Facts("db1", MemberRole.Primary, leaf) with { Sessions = sessions.ToValueList() }, null);

    static RolloverMember Sender(Session streaming)
    {
        var primary = Primary(NewLeaf, streaming);
        return primary with { Facts = primary.Facts with { Receivers = (ValueList<Receiver>)[new(streaming.Pid, "repl", "standby1", streaming.ClientAddress, 1, "streaming", "async", null, IsLogical: false)] } };
    }

    static RolloverMember Standby(string mode, Observed<ValueList<CertificateFacts>>? root) => new(
        Facts("db2", MemberRole.Standby, NewLeaf) with { Sessions = (ValueList<Session>)[], Upstream = new(mode, "standby1", null, IsSocket: false, Streaming: true) }, root);

    static MemberFacts Facts(string target, MemberRole role, CertificateFacts leaf) => new(target, null, Server(role))
    {
        Pair = new PairFacts("/d/server.crt", "/d/server.key", leaf, [], KeyChecked: true),
        Receivers = (ValueList<Receiver>)[],
    };

    static ServerFacts Server(MemberRole role, string ssl = "on") => new(
        role, "1", ServerVersion.OfMajor(18), "postgres", "postgres", true, null, Loaded, Loaded, new([new("ssl", ssl, "configuration file", null, null, false)]));

    static Session Session(int pid, DateTimeOffset start) => new(
        pid, start, "app", "shop", "web", IPAddress.Parse("10.0.0.9"), 4000, ConnectionKind.Tls, "idle", IsWalsender: false, "TLSv1.3", "TLS_AES_256_GCM_SHA384");

    static CertificateFacts Certificate(string sha256, string subject, string issuer) => new(
        sha256, "key", subject, issuer, "01", Loaded.AddDays(-1), Loaded.AddDays(300), [], [], "EC", 256, "SHA256", [], IsCa: subject == issuer, IsSelfSigned: subject == issuer, LooksGenerated: false);
}
