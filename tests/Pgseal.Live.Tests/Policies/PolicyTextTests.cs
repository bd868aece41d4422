using System.Net;
using System.Text;
using Pgseal.Core.Planning;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Live.Policies;

namespace Pgseal.Live.Tests.Policies;

public sealed class PolicyTextTests
{
    const string Good =
        """
        # ours
        clusters:
          - name: shop
            primary: db1:5432
            standbys: [db2:5432, "service=db3"]
          - name: books
            primary: postgresql://auditor@books/postgres?sslmode=require
        policy:
          scope: all
          local_networks: [10.0.0.0/8, fd00::/8]
          min_tls: 1.3
          client_certificates: required
          renewal_window: 45d
          fail_on: medium
          exceptions:
            - finding: key-in-data-directory
              cluster: shop
              member: db2:5432
              subject: "db2:5432"
              owner: dba@example.org
              reason: moved with the next major version
              until: 2027-01-31
            - {finding: tls-off, owner: me, reason: gone soon, until: 2026-12-31}
        """;

    [Fact]
    public void Every_key_is_understood()
    {
        var reading = Read(Good);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [
                new("shop", new("db1:5432", 4, 14), [new("db2:5432", 5, 16), new("service=db3", 5, 26)]),
                new("books", new("postgresql://auditor@books/postgres?sslmode=require", 7, 14), []),
            ],
            reading.File.Clusters);
        Assert.Equal(
            new Policy("pgseal.yaml")
            {
                Scope = ScopeKind.All,
                LocalNetworks = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("fd00::/8")],
                MinTls = TlsFloor.Tls13,
                ClientCertificates = true,
                RenewalWindow = TimeSpan.FromDays(45),
                FailOn = Severity.Medium,
                Exceptions =
                [
                    new("key-in-data-directory", "shop", "db2:5432", "db2:5432", new("dba@example.org", "moved with the next major version", new(2027, 1, 31)), 16),
                    new("tls-off", null, null, null, new("me", "gone soon", new(2026, 12, 31)), 23),
                ],
            },
            reading.File.Policy);
    }

    [Fact]
    public void What_is_not_said_is_left_open()
    {
        var reading = Read("clusters: [{name: a, primary: db1}]");

        Assert.Empty(reading.Faults);
        Assert.Equal(new Policy("pgseal.yaml"), reading.File.Policy);
    }

    [Theory]
    [InlineData("", "1:1 the file is empty")]
    [InlineData("[]", "1:1 the file is a list")]
    [InlineData("policy: {}", "1:1 clusters is missing")]
    [InlineData("clusters: []", "1:11 clusters is an empty list")]
    [InlineData("clusters: db1", "1:11 clusters is \"db1\"")]
    [InlineData("clusters: [{name: a, primary: db1}]\npolici: {}", "2:1 \"polici\" is no key of the file (policy)")]
    [InlineData("clusters: [{name: a, primary: db1}]\nclusters: []", "2:1 clusters is given twice")]
    [InlineData("clusters:\n  - name: a", "2:5 primary is missing")]
    [InlineData("clusters:\n  - primary: db1", "2:5 name is missing")]
    [InlineData("clusters:\n  - name: a\n    primary: db1\n    standby: [db2]", "4:5 \"standby\" is no key of a cluster (standbys)")]
    [InlineData("clusters:\n  - name: a\n    primary: db1\n    standbys: db2", "4:15 standbys is \"db2\"")]
    [InlineData("clusters:\n  - name: a\n    primary: db1\n    standbys: [~]", "4:16 an entry of standbys is nothing")]
    [InlineData("clusters:\n  - name: a\n    primary: db1\n    standbys: [db1]", "4:16 this target is named a second time")]
    [InlineData("clusters:\n  - {name: a, primary: db1}\n  - {name: a, primary: db2}", "3:12 a second cluster is called \"a\"")]
    [InlineData("clusters:\n  - name: a\n    primary: postgresql://u:hidden@db1/x", "3:14 primary: a password stands in the target")]
    [InlineData("clusters:\n  - name: a\n    primary: postgresql://db1/x?sslpassword=hidden", "3:14 primary: a password stands in the target")]
    [InlineData("clusters:\n  - name: a\n    primary: host=db1 password=hidden", "3:14 primary: a password stands in the target")]
    [InlineData("clusters:\n  - name: a\n    primary: hots=db1", "3:14 primary: \"hots\" is not a connection keyword")]
    public void A_fault_of_the_clusters_is_told_with_its_place(string text, string expected) => Assert.Equal([expected], Faults(text));

    [Theory]
    [InlineData("scope: remot", "scope is \"remot\" (remote)", 10)]
    [InlineData("scoope: all", "\"scoope\" is no key of policy (scope)", 3)]
    [InlineData("local_networks: [10.0.0.0/33]", "an entry of local_networks is \"10.0.0.0/33\"", 20)]
    [InlineData("min_tls: 1.0", "min_tls is \"1.0\" (1.2)", 12)]
    [InlineData("client_certificates: yes", "client_certificates is \"yes\"", 24)]
    [InlineData("renewal_window: soon", "renewal_window is \"soon\"", 19)]
    [InlineData("renewal_window:", "renewal_window is nothing", 18)]
    [InlineData("fail_on: [high]", "fail_on is a list", 12)]
    [InlineData("exceptions: {}", "exceptions is keys and values", 15)]
    public void A_fault_of_the_policy_is_told_with_its_place(string line, string expected, int column) =>
        Assert.Equal([$"4:{column} {expected}"], Faults($"clusters:\n  - {{name: a, primary: db1}}\npolicy:\n  {line}"));

    [Theory]
    [InlineData("finding: tls-offf, owner: o, reason: r, until: 2026-12-31", "5:17 finding: \"tls-offf\" is none (tls-off)")]
    [InlineData("finding: exception-expired, owner: o, reason: r, until: 2026-12-31", "5:17 finding: \"exception-expired\" is none")]
    [InlineData("owner: o, reason: r, until: 2026-12-31", "5:7 finding is missing")]
    [InlineData("finding: tls-off, reason: r, until: 2026-12-31", "5:7 owner is missing")]
    [InlineData("finding: tls-off, owner: o, until: 2026-12-31", "5:7 reason is missing")]
    [InlineData("finding: tls-off, owner: o, reason: r", "5:7 until is missing")]
    [InlineData("finding: tls-off, owner: o, reason: \"\", until: 2026-12-31", "5:44 reason is nothing")]
    [InlineData("finding: tls-off, owner: o, reason: r, until: 2026-02-30", "5:54 until is \"2026-02-30\"")]
    [InlineData("finding: tls-off, owner: o, reason: r, until: 31.12.2026", "5:54 until is \"31.12.2026\"")]
    [InlineData("finding: tls-off, cluster: b, owner: o, reason: r, until: 2026-12-31", "5:35 cluster: \"b\" is none")]
    [InlineData("finding: tls-off, member: db9, owner: o, reason: r, until: 2026-12-31", "5:34 member: \"db9\" is none (db1)")]
    [InlineData("finding: tls-off, until_: x, owner: o, reason: r, until: 2026-12-31", "5:26 \"until_\" is no key of an exception (until)")]
    public void A_fault_of_an_exception_is_told_with_its_place(string exception, string expected) =>
        Assert.Equal([expected], Faults($"clusters:\n  - {{name: a, primary: db1}}\npolicy:\n  exceptions:\n    - {{{exception}}}"));

    [Theory]
    [InlineData("clusters: &all\n  - name: a", "1:11 an anchor (&name) stands here")]
    [InlineData("clusters: *all", "1:11 an alias (*name) stands here")]
    [InlineData("clusters: !!seq []", "1:11 a tag (!name) stands here")]
    [InlineData("clusters: [[[[[[[[[]]]]]]]]]", "1:18 it is nested more than 8 deep")]
    [InlineData("a: b\n---\nc: d", "2:1 a second document begins")]
    [InlineData("? [a]\n: b", "1:3 a key is no word")]
    [InlineData("clusters:\n\t- name: a", "2:1 a tab stands in the indentation")]
    public void What_is_not_read_is_refused(string text, string expected) => Assert.Equal([expected], Faults(text));

    [Fact]
    public void A_file_of_five_MiB_is_refused_before_it_is_read() => Assert.Equal(["1:1 the file is longer than 4 MiB"], Faults(new string('#', 5 << 20)));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Equal("the file is not UTF-8", Assert.Single(PolicyText.Read([.. "clusters: "u8, 0xFF], "pgseal.yaml").Faults).What);

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file() => Assert.Equal(
        ["1:1 \"cluster\" is no key of the file (clusters)", "1:1 clusters is missing", "3:10 scope is \"some\"", "4:12 fail_on is \"bad\""],
        Faults("cluster: []\npolicy:\n  scope: some\n  fail_on: bad"));

    [Fact]
    public void No_message_repeats_a_password() =>
        Assert.DoesNotContain(Read("clusters:\n  - name: a\n    primary: postgresql://u:hidden@db1/x").Faults, fault => fault.Sentence.Contains("hidden", StringComparison.Ordinal));

    /// <summary>Every beginning of the file, and every file with one letter replaced: understood or refused, never an error of ours.</summary>
    [Fact]
    public void A_broken_file_is_refused_and_never_breaks_the_reader()
    {
        for (var length = 0; length < Good.Length; length++)
            foreach (var text in new[] { Good[..length], $"{Good[..length]}[{Good[(length + 1)..]}", $"{Good[..length]}\"{Good[(length + 1)..]}", $"{Good[..length]}\t{Good[(length + 1)..]}" })
                Assert.All(Read(text).Faults, fault => Assert.True(fault.Line >= 1 && fault.Column >= 1 && fault.Line <= text.Split('\n').Length + 1, $"{fault} of {text}"));
    }

    static PolicyReading Read(string text) => PolicyText.Read(Encoding.UTF8.GetBytes(text), "pgseal.yaml");

    static IEnumerable<string> Faults(string text) => Read(text).Faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.What}{(fault.Nearest is { } word ? $" ({word})" : "")}");
}
