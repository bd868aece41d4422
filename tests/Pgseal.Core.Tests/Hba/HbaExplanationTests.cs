using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaExplanationTests
{
    const string Rules = """
        local    all          all                 peer
        hostssl  all          all      all        cert
        host     web          app      10.0.0.0/8 md5
        host     app          +staff   all        md5
        host     replication  app      all        md5
        host     app,"x"      app      10.0.0.0/8 scram-sha-256
        host     all          all      all        reject
        """;

    static readonly HbaEnvironment World = new(ServerVersion.OfMajor(18)) { Roles = [new("app", []), new("staff", [])], DbUserNamespace = false };

    [Fact]
    public void Every_rule_up_to_the_one_that_decides_says_why() => Assert.Equal(
        [
            "False type: local is for Unix sockets, and this is plaintext",
            "False type: hostssl is for TLS, and this is plaintext",
            "False database: app is not web",
            "False user: app is not +staff",
            "False database: app is not replication",
            "True every column matches",
        ],
        Tried(World, new(ConnectionKind.Plain, "app", "app", IPAddress.Parse("10.1.2.3"))));

    [Fact]
    public void Every_column_that_differs_is_named() => Assert.Equal(
        "False address: 192.0.2.1 is not in 10.0.0.0/8; database: other is not app,\"x\"; user: bob is not app",
        Tried(World, new(ConnectionKind.Plain, "other", "bob", IPAddress.Parse("192.0.2.1")))[5]);

    [Fact]
    public void Physical_replication_needs_its_keyword() => Assert.Equal(
        "False database: physical replication is matched by the keyword replication only",
        Tried(World, new(ConnectionKind.Plain, "app", "app", IPAddress.Parse("10.1.2.3")) { Replication = HbaReplication.Physical })[2]);

    [Fact]
    public void What_is_not_known_is_named_and_the_walk_goes_on()
    {
        var tried = Tried(World with { Roles = null }, new(ConnectionKind.Plain, "app", "app", IPAddress.Parse("10.1.2.3")));

        Assert.Equal(6, tried.Count);
        Assert.Equal(" +staff: role memberships are not known", tried[3]);
    }

    [Fact]
    public void Rules_that_are_not_loaded_are_not_tried() => Assert.Empty(Tried(World, new(ConnectionKind.Local, "app", "app", null), "lokal all all peer"));

    static List<string> Tried(HbaEnvironment environment, HbaConnection connection, string rules = Rules) =>
        [.. HbaExplanation.Of(FakeFiles.Read(environment, rules), environment, connection).Select(trial => $"{trial.Matched} {trial.Why}")];
}
