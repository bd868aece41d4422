using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class PlaintextProofTests
{
    [Theory]
    [InlineData("hostssl all all all md5\n")]
    [InlineData("local all all trust\nhostgssenc all all all trust\n")]
    [InlineData("host all all 127.0.0.0/8 trust\nhost all all ::1/128 trust\n")]
    [InlineData("hostnossl all,replication all all reject\nhost all,replication all all trust\n")]
    [InlineData("host all all 10.0.0.0/9 reject\nhost all all 10.128.0.0/9 reject\nhost all all 10.0.0.0/8 md5\n")]
    [InlineData("host app all all reject\nhost app bob all md5\n")]
    [InlineData("host all bob all reject\nhost sameuser bob all md5\n")]
    [InlineData("host \"\" all 10.0.0.0/8 trust\n")]
    [InlineData("host /^a all all reject\nhost /^ab all all md5\n")]
    [InlineData("host all /^app$ all reject\nhost all app all md5\n")]
    [InlineData("host all all 10.0.0.0 255.0.0.1 reject\nhost all all 10.0.0.1 255.0.0.1 reject\nhost all all 10.0.0.0/8 md5\n")]
    public void Rules_that_admit_no_plaintext_are_proven(string rules) => Assert.IsType<Proof.Proven>(Decide(rules));

    [Theory]
    [InlineData("host all all all md5\n", "somebody", "somebody", "10.1.2.3", 1, false)]
    [InlineData("hostnossl all all 10.2.0.0/16 md5\n", "somebody", "somebody", "10.2.2.3", 1, false)]
    [InlineData("host app,sales bob 192.168.7.0/24 md5\n", "app", "bob", "192.168.7.3", 1, false)]
    [InlineData("host all all 10.0.0.0/30 md5\n", "somebody", "somebody", "10.0.0.1", 1, false)]
    [InlineData("hostssl all all all md5\nhost replication all ::/0 md5\n", "", "somebody", "2001:db8::1:203", 2, true)]
    [InlineData("host app all all reject\nhost all all 10.0.0.0/8 md5\n", "somebody", "somebody", "10.1.2.3", 2, false)]
    [InlineData("host all all 10.0.0.0/9 reject\nhost all all 10.0.0.0/8 md5\n", "somebody", "somebody", "10.168.1.23", 2, false)]
    [InlineData("host sameuser all all reject\nhost app app all md5\nhost app all 10.0.0.0/8 trust\n", "app", "somebody", "10.1.2.3", 3, false)]
    [InlineData("host /^a all all reject\nhost /a all 10.0.0.0/8 md5\n", "ba", "a", "10.1.2.3", 2, false)]
    [InlineData("host all all 0.0.0.0/0 reject\nhost all all all md5\n", "somebody", "somebody", "2001:db8::1:203", 2, false)]
    public void Rules_that_admit_plaintext_are_refuted_with_a_connection(
        string rules, string database, string user, string address, int line, bool replication)
    {
        var witness = Assert.IsType<Proof.Refuted>(Decide(rules)).Witness;
        Assert.Equal(new Witness(ConnectionKind.Plain, replication, database, user, address, "/data/pg_hba.conf", line), witness);
    }

    [Theory]
    [InlineData("host all all db.example md5\n", "/data/pg_hba.conf:1: host name db.example: how the server resolves names is not known")]
    [InlineData("host all all samenet md5\n", "/data/pg_hba.conf:1: samenet: the server's interfaces are not known")]
    [InlineData("host all +staff all md5\n", "/data/pg_hba.conf:1: +staff: role memberships are not known")]
    [InlineData("host all \"/(a)\\1\" all md5\n", "/data/pg_hba.conf:1: regular expression /(a)\\1 has a back-reference, which is not decided")]
    [InlineData("host all all samehost reject\nhost all all 10.0.0.1/32 md5\n", "/data/pg_hba.conf:1: samehost: the server's interfaces are not known")]
    public void What_it_depends_on_is_named(string rules, string because) =>
        Assert.Equal([because], Assert.IsType<Proof.Unknown>(Decide(rules)).Because);

    [Theory]
    [InlineData("host all +staff all reject\nhost all +staff all md5\n")]
    [InlineData("hostnossl all,replication all all reject\nhost all all db.example md5\n")]
    [InlineData("host all \"/(a)\\1\" all reject\nhost all \"/(a)\\1\" all md5\n")]
    public void What_does_not_matter_is_not_asked_for(string rules) => Assert.IsType<Proof.Proven>(Decide(rules));

    [Fact]
    public void Real_roles_and_databases_make_the_witness()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16)) { Roles = [new("shop", [])], Databases = ["orders"] };
        var proof = PlaintextProof.Decide(FakeFiles.Read(environment, "host all all 10.0.0.0/8 md5\n"), environment, Scope.Remote);
        var witness = Assert.IsType<Proof.Refuted>(proof).Witness;
        Assert.Equal(("orders", "shop"), (witness.Database, witness.User));
    }

    [Fact]
    public void A_group_admits_its_members_through_other_groups_and_itself()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16)) { Roles = [new("ann", ["team"]), new("team", ["staff"]), new("staff", [])] };
        var tree = FakeFiles.Read(environment, "host all ann,team,staff all reject\nhost all +staff all md5\n");
        Assert.IsType<Proof.Proven>(PlaintextProof.Decide(tree, environment, Scope.Remote));
        var one = FakeFiles.Read(environment, "host all team,staff all reject\nhost all +staff all md5\n");
        Assert.Equal("ann", Assert.IsType<Proof.Refuted>(PlaintextProof.Decide(one, environment, Scope.Remote)).Witness.User);
    }

    [Fact]
    public void Among_many_roles_the_one_member_that_no_reject_names_is_found()
    {
        HbaRole[] many = [.. Enumerable.Range(0, 30).Select(i => new HbaRole($"filler{i}", []))];
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16)) { Roles = [.. many, new("ann", ["staff"]), new("bob", ["staff"]), new("staff", [])] };
        var tree = FakeFiles.Read(environment, "host all ann,staff all reject\nhost all +staff all md5\n");
        Assert.Equal("bob", Assert.IsType<Proof.Refuted>(PlaintextProof.Decide(tree, environment, Scope.Remote)).Witness.User);
        var closed = FakeFiles.Read(environment, "host all ann,staff,bob all reject\nhost all +staff all md5\n");
        Assert.IsType<Proof.Proven>(PlaintextProof.Decide(closed, environment, Scope.Remote));
    }

    [Fact]
    public void Loopback_counts_in_scope_all_only()
    {
        const string Loopback = "host all all 127.0.0.1/32 trust\n";
        Assert.IsType<Proof.Proven>(Decide(Loopback));
        Assert.Equal("127.0.0.1", Assert.IsType<Proof.Refuted>(Decide(Loopback, Scope.All)).Witness.Address);
    }

    [Fact]
    public void What_the_local_networks_may_do_in_plaintext_is_listed()
    {
        var tree = FakeFiles.Read(16, "host all all 127.0.0.1/32 trust\nhostssl all all all md5\nhost all all 10.0.0.0/8 md5\nhost a b ::1/128 md5\n");
        Assert.Equal([1, 4], PlaintextProof.LocalPlaintext(tree, new(tree.Version), Scope.Remote).Select(rule => rule.LineNumber));
    }

    [Fact]
    public void A_file_that_does_not_load_or_is_not_all_read_proves_nothing()
    {
        Assert.IsType<Proof.Unknown>(Decide("hostssl all all all nonsense\n"));
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16));
        var half = HbaReader.Read(environment, "/data/pg_hba.conf", "hostssl all all all md5\ninclude more.conf\n"u8.ToArray());
        var unknown = Assert.IsType<Proof.Unknown>(PlaintextProof.Decide(half, environment, Scope.Remote));
        Assert.Equal(["/data/more.conf was not read"], unknown.Because);
    }

    [Fact]
    public void With_db_user_namespace_the_witness_asks_for_the_name_in_the_servers_way()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(14)) { DbUserNamespace = true, Interfaces = [new(IPAddress.Loopback, 8)] };
        var tree = FakeFiles.Read(environment, "host all bob 10.0.0.0/8 trust\n");
        Assert.Equal("bob@", Assert.IsType<Proof.Refuted>(PlaintextProof.Decide(tree, environment, Scope.Remote)).Witness.User);
    }

    [Fact]
    public void With_db_user_namespace_a_name_with_an_at_sign_is_not_decided()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(14)) { DbUserNamespace = true };
        var tree = FakeFiles.Read(environment, "host app bob@other 10.0.0.0/8 trust\n");
        Assert.IsType<Proof.Unknown>(PlaintextProof.Decide(tree, environment, Scope.Remote));
    }

    static Proof Decide(string rules, Scope? scope = null)
    {
        var tree = FakeFiles.Read(16, rules);
        return PlaintextProof.Decide(tree, new(tree.Version), scope ?? Scope.Remote);
    }
}
