using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>Who else gets in from remote, by the rules of a real server: each finding where it is due, and nowhere else.</summary>
public sealed class DoorFindingsTests
{
    const string Local = "local all all trust\nlocal replication all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n";

    static readonly string[] aboutTheDoor =
        ["trust-from-remote", "cleartext-password-from-remote", "replication-from-anywhere", "superuser-reachable-remotely", "listen-wider-than-rules"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Each_is_raised_by_its_rule_and_by_no_other(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await server.Sql.ExecuteAsync("create role app login", Cancellation);
        var rules = new (string Line, string[] Expected)[]
        {
            ("", []),
            ("hostssl all app 10.0.0.0/8 trust", ["trust-from-remote"]),
            ("host all app 10.0.0.0/8 reject\nhostssl all app 10.1.0.0/16 trust", []),
            ("host all app 10.0.0.0/8 password", ["cleartext-password-from-remote"]),
            ("host all app 10.0.0.0/8 scram-sha-256\nhost all app 10.1.0.0/16 password", []),
            ("hostssl all app 10.0.0.0/8 password", []),
            ("hostssl all app all scram-sha-256", []),
            ("hostssl replication app 0.0.0.0/0 scram-sha-256", ["replication-from-anywhere"]),
            ("host replication app ::/0 scram-sha-256", ["replication-from-anywhere"]),
            ("hostnossl replication app all scram-sha-256", ["replication-from-anywhere"]),
            ("host replication all all reject\nhost replication app all scram-sha-256", []),
            ("hostssl replication app 10.0.0.0/8 scram-sha-256", []),
            ("host all all 10.0.0.0/8 scram-sha-256", ["superuser-reachable-remotely"]),
            ("host all postgres all reject\nhost all all 10.0.0.0/8 scram-sha-256", []),
        };
        await TurnSslOnAsync(server);
        foreach (var (line, expected) in rules)
        {
            await server.WriteHbaAsync($"{Local}{line}\n", Cancellation);
            await server.ReloadAsync(Cancellation);

            foreach (var scope in (Scope[])[Scope.Remote, Scope.All])
            {
                var found = await Audited.FindAsync(server, scope, "postgres", aboutTheDoor);
                Assert.True(expected.SequenceEqual(found.Select(finding => finding.Id)), $"{line}: {string.Join(", ", found)}");
                Assert.All(found, finding => Assert.Contains($"{server.HbaFile}:{5 + line.Count(letter => letter == '\n')}", finding.Source, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Listening_is_wide_only_where_nobody_from_another_machine_may_come(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { ListenAddresses = "127.0.0.1, ::1" });
        Assert.Empty(await FindAsync(""));
        await using var wide = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { ListenAddresses = "*" });
        var finding = Assert.Single(await FindAsync("", wide));
        Assert.Equal(("listen-wider-than-rules", "listen_addresses"), (finding.Id, finding.Subject));
        Assert.StartsWith(wide.ConfigurationFile, finding.Source, StringComparison.Ordinal);
        Assert.Empty(await FindAsync("host app app 10.0.0.0/8 scram-sha-256", wide));
        Assert.NotEmpty(await FindAsync("host all all 10.0.0.0/8 reject", wide));

        async Task<IEnumerable<Finding>> FindAsync(string line, LabServer? other = null)
        {
            await (other ?? server).WriteHbaAsync($"{Local}{line}\n", Cancellation);
            await (other ?? server).ReloadAsync(Cancellation);
            return await Audited.FindAsync(other ?? server, Scope.Remote, "postgres", "listen-wider-than-rules");
        }
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Who_may_not_read_the_file_is_told_what_is_not_judged(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { ListenAddresses = "127.0.0.1" });
        foreach (var statement in new[]
                 {
                     "create role auditor login", "grant pg_monitor to auditor", "grant select on pg_hba_file_rules to auditor",
                     "grant execute on function pg_hba_file_rules() to auditor", "create role nobody_much login",
                 })
            await server.Sql.ExecuteAsync(statement, Cancellation);
        // The view tells neither a method from another nor a quoted name from a keyword: only what neither could change is ruled out.
        foreach (var (line, undecided) in new (string, string[])[]
                 {
                     ("", []),
                     ("host all app 10.0.0.0/8 trust", ["cleartext-password-from-remote", "trust-from-remote"]),
                     ("host all app 10.0.0.0/8 password", ["cleartext-password-from-remote", "trust-from-remote"]),
                     ("host replication app all scram-sha-256", ["cleartext-password-from-remote", "replication-from-anywhere", "trust-from-remote"]),
                     ("host all all all scram-sha-256", ["cleartext-password-from-remote", "superuser-reachable-remotely", "trust-from-remote"]),
                 })
        {
            await server.WriteHbaAsync($"{Local}{line}\n", Cancellation);
            await server.ReloadAsync(Cancellation);
            Assert.Empty(await Audited.FindAsync(server, Scope.Remote, "auditor", aboutTheDoor));
            Assert.Equal(undecided, await Audited.UndecidedAsync(server, "auditor", aboutTheDoor));
        }
        var hidden = Assert.Single(await Audited.FindAsync(server, Scope.Remote, "nobody_much", "not-enough-privilege"), finding => finding.Observed.Contains("the rules", StringComparison.Ordinal));
        Assert.Equal("role nobody_much", hidden.Subject);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Passwords_kept_as_md5_are_found_and_so_is_what_makes_new_ones(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        foreach (var statement in new[]
                 {
                     "alter system set password_encryption = 'scram-sha-256'", "set password_encryption = 'scram-sha-256'; create role new login password 'x'",
                     "create role auditor login; grant pg_monitor to auditor",
                 })
            await server.Sql.ExecuteAsync(statement, Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync("postgres"));
        Assert.Equal(["md5-verifiers"], await Audited.UndecidedAsync(server, "auditor", "md5-verifiers"));

        await server.Sql.ExecuteAsync("set password_encryption = md5; create role old login password 'x'; create role nobody nologin password 'x'", Cancellation);
        var old = Assert.Single(await FindAsync("postgres"));
        Assert.Equal(("pg_authid", "1 role with an md5 password: old"), (old.Source, old.Observed));
        Assert.Empty(await FindAsync("auditor"));

        await server.Sql.ExecuteAsync("drop role old", Cancellation);
        await server.Sql.ExecuteAsync("alter role new in database postgres set password_encryption = 'md5'", Cancellation);
        Assert.Equal("password_encryption of role new in database postgres", Assert.Single(await FindAsync("auditor")).Subject);
        await server.Sql.ExecuteAsync("alter role new in database postgres set password_encryption = 'scram-sha-256'", Cancellation);
        Assert.Empty(await FindAsync("postgres"));

        await server.Sql.ExecuteAsync("alter system set password_encryption = 'md5'", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Equal("password_encryption", Assert.Single(await FindAsync("auditor")).Subject);

        async Task<IEnumerable<Finding>> FindAsync(string role) => await Audited.FindAsync(server, Scope.Remote, role, "md5-verifiers");
    }

    /// <summary>A line for TLS decides something only where TLS is on.</summary>
    static async Task TurnSslOnAsync(LabServer server)
    {
        using var authority = new Postgres.Connecting.TestAuthority();
        var (certificate, key) = authority.Issue("localhost", "localhost", "127.0.0.1");
        foreach (var (name, text) in new[] { ("server.crt", certificate.ExportCertificatePem()), ("server.key", key) })
            await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), System.Text.Encoding.ASCII.GetBytes(text), Cancellation);
        await server.Sql.ExecuteAsync("alter system set ssl = on", Cancellation);
        await server.ReloadAsync(Cancellation);
    }
}
