using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaProofTests
{
    [Theory]
    [InlineData("replication-requires-tls", "host all all all md5\nhostssl replication all all md5\n")]
    [InlineData("replication-requires-tls", "hostgssenc replication all all md5\nhost \"replication\" all all md5\n")]
    [InlineData("no-cleartext-password-without-tls", "host all all all scram-sha-256\nhost all all all password\n")]
    [InlineData("no-cleartext-password-without-tls", "hostssl all all all password\nhostgssenc all all all password\nhost all all 127.0.0.1/32 password\n")]
    [InlineData("no-trust-from-remote", "local all all trust\nhost all all 127.0.0.1/32 trust\nhostssl all all all trust clientcert=verify-full\n")]
    [InlineData("no-trust-from-remote", "host all all all md5\nhost all all all trust\n")]
    [InlineData("client-certificate-required", "hostssl all all all cert\nhostssl replication all all md5 clientcert=verify-ca\nlocal all all peer\n")]
    [InlineData("client-certificate-required", "hostnossl all,replication all all reject\nhost all all 127.0.0.1/32 md5\n")]
    [InlineData("role app only from 10.0.0.0/8 over tls", "hostssl all app 10.1.0.0/16 md5\nhost all bob all md5\nlocal all all peer\n")]
    [InlineData("role app only from 10.0.0.0/8 over tls,local", "hostssl all app 10.1.0.0/16 md5\nlocal all all peer\n")]
    [InlineData("role +admins only over tls with cert", "hostssl all +admins all cert\nhost all +admins all reject\nhost all all all md5\n")]
    [InlineData("database payments only over tls", "hostssl payments all all md5\nhost payments all all reject\nhost all,replication all all md5\n")]
    [InlineData("role postgres never from 0.0.0.0/0,::/0", "host all postgres all reject\nhost all all all md5\nlocal all all peer\n")]
    [InlineData("role app database app only with scram-sha-256", "host sameuser all all scram-sha-256\nhost app app all trust\nhost app bob all trust\n")]
    [InlineData("role \"/app\" never over plain", "host all app all trust\nhost all \"/^app$\" all trust\n")]
    public void What_holds_is_proven(string property, string rules) => Assert.IsType<Proof.Proven>(Decide(property, rules));

    [Theory]
    [InlineData("replication-requires-tls", "host all,replication all all md5\n", ConnectionKind.Plain, "", "somebody", "10.1.2.3", 1)]
    [InlineData("no-cleartext-password-without-tls", "host app all all md5\nhost all all all password\n", ConnectionKind.Plain, "somebody", "somebody", "10.1.2.3", 2)]
    [InlineData("no-trust-from-remote", "hostssl all all all trust clientcert=verify-ca\n", ConnectionKind.Tls, "somebody", "somebody", "10.1.2.3", 1)]
    [InlineData("no-trust-from-remote", "hostgssenc all all all trust\n", ConnectionKind.Gss, "somebody", "somebody", "10.1.2.3", 1)]
    [InlineData("client-certificate-required", "hostssl all all all md5\n", ConnectionKind.Tls, "somebody", "somebody", "10.1.2.3", 1)]
    [InlineData("client-certificate-required", "hostssl all all all cert\nhostgssenc all all all gss\n", ConnectionKind.Gss, "somebody", "somebody", "10.1.2.3", 2)]
    [InlineData("role app only from 10.0.0.0/8 over tls", "hostssl all app all md5\n", ConnectionKind.Tls, "somebody", "app", "192.168.1.23", 1)]
    [InlineData("role app only from 10.0.0.0/8 over tls", "host all all 10.0.0.0/8 md5\n", ConnectionKind.Plain, "somebody", "app", "10.1.2.3", 1)]
    [InlineData("role app never over local", "local all app peer\n", ConnectionKind.Local, "somebody", "app", "[local]", 1)]
    [InlineData("role app only over local", "local all all peer\nhostssl all all all md5\n", ConnectionKind.Tls, "somebody", "app", "10.1.2.3", 2)]
    [InlineData("database payments only over tls", "host sameuser all all md5\n", ConnectionKind.Plain, "payments", "payments", "10.1.2.3", 1)]
    [InlineData("role postgres never from 10.2.0.0/16", "host all all 10.0.0.0/8 md5\n", ConnectionKind.Plain, "somebody", "postgres", "10.2.2.3", 1)]
    [InlineData("role app only with scram-sha-256 with client-certificate", "hostssl all app all scram-sha-256\n", ConnectionKind.Tls, "somebody", "app", "10.1.2.3", 1)]
    public void What_does_not_hold_is_refuted_with_a_connection(
        string property, string rules, ConnectionKind kind, string database, string user, string address, int line)
    {
        var witness = Assert.IsType<Proof.Refuted>(Decide(property, rules)).Witness;
        Assert.Equal(new Witness(kind, database.Length == 0, database, user, address, "/data/pg_hba.conf", line), witness);
    }

    [Theory]
    [InlineData("role +admins never over plain", "host all all all md5\n", "+admins: role memberships are not known")]
    [InlineData("no-trust-from-remote", "host all all samenet trust\n", "/data/pg_hba.conf:1: samenet: the server's interfaces are not known")]
    public void What_it_depends_on_is_named(string property, string rules, string because) =>
        Assert.Equal([because], Assert.IsType<Proof.Unknown>(Decide(property, rules)).Because);

    [Fact]
    public void A_group_means_its_members_where_they_are_known()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16)) { Roles = [new("ann", ["admins"]), new("admins", []), new("bob", [])] };
        const string Rules = "hostssl all all all md5\nhost all ann,bob all md5\n";
        Assert.Equal("ann", Assert.IsType<Proof.Refuted>(Decide("role +admins never over plain", Rules, environment)).Witness.User);
        Assert.IsType<Proof.Proven>(Decide("role +admins never over plain", "host all bob,nobody all md5\n", environment));
    }

    [Theory]
    [InlineData("clientcert=1", true)]
    [InlineData("clientcert=0", false)]
    [InlineData("clientcert=no-verify", false)]
    public void Thirteen_has_its_own_words_for_client_certificates(string option, bool isRequired)
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(13));
        var proof = Decide("client-certificate-required", $"hostssl all all all md5 {option}\n", environment);
        Assert.Equal(isRequired, proof is Proof.Proven);
    }

    [Fact]
    public void A_kind_that_the_server_does_not_speak_does_not_count()
    {
        const string Rules = "hostssl all all all trust\nhostgssenc all all all trust\n";
        Assert.IsType<Proof.Refuted>(Decide("no-trust-from-remote", Rules));
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16)) { Ssl = false, Features = [] };
        Assert.IsType<Proof.Proven>(Decide("no-trust-from-remote", Rules, environment));
    }

    static Proof Decide(string property, string rules, HbaEnvironment? environment = null)
    {
        environment ??= new(ServerVersion.OfMajor(16));
        var parsed = Assert.IsType<HbaPropertyParse.Parsed>(HbaProperties.Parse(property)).Property;
        return HbaProof.Decide(FakeFiles.Read(environment, rules), environment, parsed, Scope.Remote);
    }
}
