using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class FirstMatchTests
{
    static readonly HbaConnection Plain = new(ConnectionKind.Plain, "app", "bob", IPAddress.Parse("10.1.2.3"));

    [Fact]
    public void An_unknown_rule_before_the_match_makes_the_answer_unknown_and_is_named()
    {
        var outcome = Assert.IsType<HbaOutcome.Unknown>(Find("host all +staff all reject\nhost all all all md5\n", Plain));
        Assert.Equal(["/data/pg_hba.conf:1: +staff: role memberships are not known"], outcome.Because);
        Assert.Equal([1, 2], outcome.Possible.Select(rule => rule.LineNumber));
        Assert.Null(outcome.Admits);
    }

    [Fact]
    public void An_unknown_rule_that_cannot_match_otherwise_does_not_matter() => Assert.IsType<HbaOutcome.Matched>(
        Find("host all +staff 11.0.0.0/8 reject\nhost other +staff all reject\nhostssl all +staff all reject\nhost all all all md5\n", Plain));

    [Fact]
    public void Unknown_rules_that_all_admit_admit() =>
        Assert.True(Find("host all +staff all trust\nhost all all all md5\n", Plain).Admits);

    [Theory]
    [InlineData(ConnectionKind.Plain, 3)]
    [InlineData(ConnectionKind.Gss, 1)]
    [InlineData(ConnectionKind.Tls, 2)]
    public void GSS_is_neither_plaintext_nor_TLS(ConnectionKind kind, int line)
    {
        var outcome = Find("hostgssenc all all all trust\nhostssl all all all trust\nhostnossl all all all trust\n", Plain with { Kind = kind });
        Assert.Equal(line, Assert.IsType<HbaOutcome.Matched>(outcome).Rule.LineNumber);
    }

    [Fact]
    public void Hostnossl_takes_GSS_too() =>
        Assert.IsType<HbaOutcome.Matched>(Find("hostnossl all all all trust\n", Plain with { Kind = ConnectionKind.Gss }));

    [Theory]
    [InlineData(true, "bob", 1)]
    [InlineData(true, "bob@", 2)]
    [InlineData(false, "bob", 2)]
    public void With_db_user_namespace_the_user_is_another(bool isOn, string user, int line)
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(15)) { DbUserNamespace = isOn };
        var tree = FakeFiles.Read(environment, "host all bob@app all trust\nhost all bob all trust\n");
        Assert.Equal(line, Assert.IsType<HbaOutcome.Matched>(FirstMatch.Find(tree, environment, Plain with { User = user })).Rule.LineNumber);
    }

    [Fact]
    public void Where_db_user_namespace_is_not_known_and_matters_the_answer_is_unknown()
    {
        const string Rules = "host all bob@app all trust\nhost all bob all reject\n";
        Assert.IsType<HbaOutcome.Unknown>(Find(Rules, Plain, major: 15));
        Assert.IsType<HbaOutcome.Matched>(Find(Rules, Plain, major: 17));
    }

    [Fact]
    public void Without_an_authority_file_a_certificate_rule_refuses_everybody()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16)) { ClientCa = false };
        var connection = Plain with { Kind = ConnectionKind.Tls };
        var outcome = FirstMatch.Find(FakeFiles.Read(environment, "hostssl all all all trust clientcert=verify-ca\n"), environment, connection);
        Assert.Equal((false, "F0000"), (ServerAnswer.To(connection, outcome, environment)!.Admitted, ServerAnswer.To(connection, outcome, environment)!.SqlState));
    }

    static HbaOutcome Find(string rules, HbaConnection connection, int major = 16)
    {
        var tree = FakeFiles.Read(major, rules);
        return FirstMatch.Find(tree, new(tree.Version), connection);
    }
}
