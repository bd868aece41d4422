using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Hba;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hba;

/// <summary>The rules of real servers: read from their files, and compared with what they show themselves.</summary>
public sealed class LiveRulesTests
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    const string Rules = """
        # a comment
        local   all             postgres                                trust
        host    all             postgres        127.0.0.1/32            trust
        host    "all",sameuser  +readers,"a,b"  10.1.2.3 255.0.255.0    scram-sha-256
        hostssl replication     all             ::1/128                 cert map=people
        host    all             all             samenet                 md5
        host    all             all             db.example.test         reject
        host    all             all             10.0.0.0/8              trustt
        hostssl all             all             all                     scram-sha-256 clientcert=maybe

        """;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task Every_version_shows_the_rows_that_pgseal_reads(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await server.Sql.ExecuteAsync("CREATE ROLE readers", Cancellation);
        await server.WriteHbaAsync(Rules, Cancellation);

        var read = await ReadAsync(server, "postgres");

        Assert.Empty(read.Disagreements);
        Assert.Equal(8, read.View!.Value.Count);
        Assert.Equal(false, read.Loads);
        var shown = HbaView.Rows(read.Tree);
        Assert.NotEmpty(HbaView.Disagreements([.. shown.Skip(1)], read.View.Value, read.Tree.Version));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_environment_is_that_of_the_server(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await server.Sql.ExecuteAsync("CREATE ROLE readers", Cancellation);
        await server.Sql.ExecuteAsync("CREATE ROLE app LOGIN IN ROLE readers", Cancellation);
        await server.WriteHbaAsync("local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all localhost md5\n", Cancellation);
        await server.ReloadAsync(Cancellation);

        var environment = (await ReadAsync(server, "postgres")).Environment;

        Assert.Equal((false, false, false), (environment.Ssl, environment.ClientCa, environment.DbUserNamespace));
        Assert.Equal(["readers"], environment.Roles!.Value.Single(role => role.Name == "app").MemberOf.Select(name => name.ToString()));
        Assert.Equal(true, environment.Roles!.Value.Single(role => role.Name == "postgres").IsSuperuser);
        Assert.Contains("postgres", environment.Databases!.Value.Select(name => name.ToString()));
        Assert.NotNull(environment.Features);
        Assert.Contains(environment.Interfaces!.Value, it => it.Address.ToString() == "127.0.0.1" && it.PrefixLength == 8);
        Assert.Contains("127.0.0.1", environment.Hosts!["localhost"].Select(address => address.ToString()));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task An_ordinary_role_is_told_that_it_may_not_see_the_rules(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await server.Sql.ExecuteAsync("CREATE ROLE auditor LOGIN", Cancellation);

        var failure = await Assert.ThrowsAsync<RulesUnreadable>(() => ReadAsync(server, "auditor"));

        Assert.Contains("auditor may not", failure.Problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task What_is_proven_is_what_the_server_does(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await server.WriteHbaAsync("local all all trust\nhost all all 127.0.0.1/32 trust\n", Cancellation);
        await server.ReloadAsync(Cancellation);

        var read = await ReadAsync(server, "postgres");

        Assert.IsType<Proof.Proven>(HbaProof.Decide(read.Tree, read.Environment, new HbaProperty.PlaintextRefused(), Scope.Remote));
        Assert.IsType<Proof.Refuted>(HbaProof.Decide(read.Tree, read.Environment, new HbaProperty.PlaintextRefused(), Scope.All));
    }

    static Task<RulesRead> ReadAsync(LabServer server, string user) => LiveRules.ReadAsync(
        TargetReader.Read($"host={server.SocketDirectory} port={server.Port} user={user} dbname=postgres", ClientEnvironmentReader.Read()), Deadline, Cancellation);
}
