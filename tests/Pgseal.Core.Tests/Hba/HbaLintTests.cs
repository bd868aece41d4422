using System.Runtime.CompilerServices;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Every kind of finding: a file that has it, and the same file put right.</summary>
public sealed class HbaLintTests
{
    static readonly string LongName = new('n', 64);

    /// <summary>Id, version, with it, without it.</summary>
    public static TheoryData<string, int, string, string> Cases => new()
    {
        { "hba-file-has-errors", 18, "local all all trustt", "local all all trust" },
        { "hba-byte-order-mark", 18, "\uFEFF# rules\nlocal all all peer", "# rules\nlocal all all peer" },
        { "hba-nul-byte", 18, "local all all peer\0junk\n", "local all all peer # junk\n" },
        { "hba-carriage-return-lines", 18, "local all all peer\rhost all all all md5\r", "local all all peer\r\nhost all all all md5\r\n" },
        { "hba-comment-swallows-line", 14, "# path C:\\\nhost all all all reject\nlocal all all peer", "# path C:\\ \nhost all all all reject\nlocal all all peer" },
        { "hba-quote-not-closed", 18, "local all all peer map=\"a", "local all all peer map=\"a\"" },
        { "hba-comma-shifts-columns", 18, "local a ,b all trust", "local a, b all trust" },
        { "hba-include-ignores-names", 16, "include one.conf,two.conf", "include one.conf\ninclude two.conf" },
        { "hba-include-is-directory", 16, "include folder\nlocal all all peer", "include_dir folder\nlocal all all peer" },
        { "hba-include-is-directory", 15, "local all,@folder all peer", "local all,@names all peer" },
        { "hba-file-includes-itself", 15, "local @circle all peer", "local @names all peer" },
        { "hba-error-hidden-from-view", 18, "hostssl all all all md5 clientcert=maybe", "hostssl all all all md5 clientcert=verify-ca" },
        { "hba-quoted-address-keyword", 18, "host all all \"all\" md5", "host all all all md5" },
        { "hba-short-address", 18, "host all all 10/8 md5", "host all all 10.0.0.0/8 md5" },
        { "hba-short-address", 18, "host all all 010.0.0.0/8 md5", "host all all 8.0.0.0/8 md5" },
        { "hba-netmask-from-number", 18, "host all all 10.0.0.0 8 md5", "host all all 10.0.0.0 255.0.0.0 md5" },
        { "hba-netmask-with-holes", 18, "host all all 10.0.5.0 255.0.255.0 md5", "host all all 10.0.0.0 255.255.0.0 md5" },
        { "hba-host-bits-set", 18, "host all all 10.1.2.3/8 md5", "host all all 10.1.2.3/32 md5" },
        { "hba-one-address-family", 18, "host all all 0.0.0.0/0 md5", "host all all 0.0.0.0/0 md5\nhost all all ::/0 md5" },
        { "hba-one-address-family", 18, "host all all ::/0 md5", "host all all all md5" },
        {
            "hba-all-leaves-out-replication", 18, "hostnossl all all all reject\nhost replication standby all md5",
            "hostnossl all,replication all all reject\nhost replication standby all md5"
        },
        { "hba-replication-is-keyword", 18, "host replication app all md5", "host \"replication\" app all md5" },
        { "hba-superuser-not-in-group", 18, "host all +readers all md5", "host all +staff all md5" },
        { "hba-pattern-unanchored", 16, "host /app all all md5", "host \"/^app$\" all all md5" },
        { "hba-pattern-matches-all", 16, "host / all all md5", "host all all all md5" },
        { "hba-quoted-pattern", 16, "host \"/^app$\" all all md5", "host /^app$ all all md5" },
        { "hba-slash-name-becomes-pattern", 15, "host /app all all md5", "host app all all md5" },
        { "hba-name-too-long", 18, $"host {LongName} all all md5", $"host {LongName[1..]} all all md5" },
        { "hba-keyword-in-capitals", 18, "host ALL app all md5", "host \"ALL\" app all md5" },
        { "hba-keyword-in-capitals", 18, "host all app SAMENET md5", "host all app samenet md5" },
        { "hba-hostssl-without-ssl", 18, "hostssl app app all md5", "host app app all md5" },
        { "hba-hostssl-reject-without-ssl", 18, "hostssl app app all reject", "host app app all reject" },
        { "hba-hostgssenc-without-gss", 18, "hostgssenc app app all md5", "host app app all md5" },
        { "hba-clientcert-without-ca", 18, "hostssl app app all md5 clientcert=verify-ca", "hostssl app app all md5" },
        {
            "hba-certificate-does-not-fall-through", 18, "hostssl all all 10.0.0.0/8 cert\nhostssl all all all md5",
            "hostssl all all 10.0.0.0/8 cert\nhostssl all app all md5"
        },
        { "hba-host-name", 18, "host all all db.example.test md5", "host all all 10.0.0.1/32 md5" },
        { "hba-rule-shadowed", 18, "host all all all md5\nhost app all all md5", "host app all all scram-sha-256\nhost all all all md5" },
        { "hba-rule-shadowed-by-another-action", 18, "host all all all md5\nhost app all all reject", "host app all all reject\nhost all all all md5" },
        { "hba-rule-unmatchable", 18, $"host {LongName} all all md5", "host app all all md5" },
        { "hba-rule-redundant", 18, "host app all all md5\nhost all all all md5", "host app all all scram-sha-256\nhost all all all md5" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_found_where_it_is_and_not_where_it_is_not(string id, int major, string with, string without)
    {
        Assert.Contains(id, Ids(major, with));
        Assert.DoesNotContain(id, Ids(major, without));
    }

    [Fact]
    public void Every_kind_has_a_case_and_a_section_of_its_own()
    {
        var page = File.ReadAllText($"{Root()}/docs/findings/hba-lint.md");
        foreach (var rule in HbaLintRules.All)
        {
            Assert.Contains(Cases, row => row.Data.Item1 == rule.Id);
            Assert.True(page.Contains($"\n## {rule.Id}\n", StringComparison.Ordinal) || File.Exists($"{Root()}/docs/findings/{rule.Id}.md"), rule.Id);
        }
        Assert.Equal(HbaLintRules.All.Count, HbaLintRules.All.Select(rule => rule.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("hostssl app app all md5", "hba-hostssl-without-ssl")]
    [InlineData("hostgssenc app app all md5", "hba-hostgssenc-without-gss")]
    [InlineData("hostssl app app all md5 clientcert=verify-ca", "hba-clientcert-without-ca")]
    [InlineData("host replication app all md5", "hba-replication-is-keyword")]
    [InlineData("host all +readers all md5", "hba-superuser-not-in-group")]
    public void What_depends_on_facts_that_are_not_known_is_not_found(string text, string id)
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(18));

        Assert.DoesNotContain(id, HbaLint.Find(FakeFiles.Read(environment, text), environment).Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void A_rule_that_could_not_be_judged_is_said_to_be_so_and_one_that_could_is_not()
    {
        var ignorant = new HbaEnvironment(ServerVersion.OfMajor(18));
        const string Rules = "host all +readers all md5\nhost all app all md5\n";

        Assert.StartsWith("whether 2 rules of 2", Assert.Single(HbaLint.Find(FakeFiles.Read(ignorant, Rules), ignorant).NotKnown), StringComparison.Ordinal);
        Assert.Empty(HbaLint.Find(FakeFiles.Read(World(18), Rules), World(18)).NotKnown);
    }

    [Fact]
    public void A_finding_names_its_line_and_hides_secrets()
    {
        var environment = World(18);
        var tree = FakeFiles.Read(environment, "local all all peer\n\nhost a ,b all 10.0.0.0/8 ldap ldapbindpasswd=hunter2\n");

        var finding = Assert.Single(HbaLint.Find(tree, environment).Findings, it => it.Id == "hba-comma-shifts-columns");

        Assert.Equal(("/data/pg_hba.conf:3", 3), (finding.Source, finding.Line));
        Assert.DoesNotContain("hunter2", finding.Observed, StringComparison.Ordinal);
    }

    static IEnumerable<string> Ids(int major, string text)
    {
        var environment = World(major);
        var tree = FakeFiles.Read(
            environment, text, ("one.conf", "local all all peer\n"), ("two.conf", "host all all all md5\n"), ("folder/a.conf", "local all all peer\n"), ("names", "app\n"), ("circle", "@circle\n"));
        return HbaLint.Find(tree, environment).Findings.Select(finding => finding.Id).ToList();
    }

    static HbaEnvironment World(int major) => new(ServerVersion.OfMajor(major))
    {
        Ssl = false,
        ClientCa = false,
        Features = [],
        Databases = ["app", "replication"],
        Roles = [new("app", []), new("readers", []), new("staff", []), new("root", ["staff"]) { IsSuperuser = true }],
    };

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath($"{here}/../../../..");
}
