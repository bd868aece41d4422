using Pgseal.Core.Hosts;

namespace Pgseal.Core.Tests.Hosts;

public sealed class PatroniPlacesTests
{
    const string Local = "scope: main\npostgresql:\n  # the member's own\n  data_dir: \"/srv/pg/data/\"\n  authentication:\n    superuser:\n      password: secret\n";

    [Fact]
    public void A_local_list_hides_the_distributed_one() => Assert.Equal(
        "Change postgresql.pg_hba in /etc/patroni/main.yml on every node (host to hostssl), then patronictl -c /etc/patroni/main.yml reload main: the local list hides the "
        + "distributed one, so edit-config would have no effect. Turn TLS on with patronictl -c /etc/patroni/main.yml edit-config main -p ssl=on -p ssl_cert_file=FILE "
        + "-p ssl_key_file=FILE, the files being on every node first",
        Instead(Local + "  pg_hba:\n  - host all all all md5\n", """{"postgresql": {"pg_hba": ["host all all all md5"]}}"""));

    [Fact]
    public void Without_it_the_distributed_list_is_live()
    {
        var instead = Instead(Local, """{"postgresql": {"pg_hba": ["host all all all md5"], "parameters": {"ssl": "on"}}}""");
        Assert.StartsWith("Change postgresql.pg_hba (host to hostssl) with patronictl -c /etc/patroni/main.yml edit-config main: the list stands in the distributed", instead, StringComparison.Ordinal);
        Assert.DoesNotContain("if patroni.yml has", instead, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", instead, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_bootstrap_says_is_no_list_today() => Assert.StartsWith(
        "Give main its rules", Instead("bootstrap:\n  pg_hba:\n  - host all all all md5\n  dcs:\n    postgresql:\n      pg_hba:\n" + Local, "{}"), StringComparison.Ordinal);

    [Fact]
    public void A_rules_file_of_ones_own_is_left_alone_by_patroni()
    {
        Assert.StartsWith("Change the file that hba_file names", Instead(Local + "  parameters:\n    hba_file: /srv/hba\n  pg_hba:\n", "{}"), StringComparison.Ordinal);
        Assert.StartsWith("Change the file that hba_file names", Instead(Local, """{"postgresql": {"parameters": {"hba_file": "/srv/hba"}}}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_for_one_role_are_named() => Assert.StartsWith(
        "Change postgresql.pg_hba_replica and its like", Instead(Local, """{"postgresql": {"pg_hba_replica": [], "pg_hba": []}}"""), StringComparison.Ordinal);

    [Fact]
    public void Local_ssl_settings_win_over_the_distributed_ones() => Assert.EndsWith(
        "Change ssl settings in /etc/patroni/main.yml on every node, where postgresql.parameters.ssl stands", Instead(Local + "  parameters:\n    ssl: 'on'\n", "{}"), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"postgresql\": []}")]
    public void What_cannot_be_read_names_both_places(string? distributed) => Assert.StartsWith(
        "Change postgresql.pg_hba (host to hostssl) in patroni.yml on every node where it stands there, else with patronictl -c PATRONI.YML edit-config main",
        PatroniPlaces.Instead("/srv/pg/data", [new("/etc/patroni/other.yml", "postgresql:\n  data_dir: /srv/pg/other\n  pg_hba:\n")], distributed, "main"),
        StringComparison.Ordinal);

    static string Instead(string local, string distributed) =>
        PatroniPlaces.Instead("/srv/pg/data", [new("/etc/patroni/main.yml", local)], distributed, "main");
}
