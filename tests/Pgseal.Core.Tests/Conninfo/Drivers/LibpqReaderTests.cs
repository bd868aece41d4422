using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Tests.Conninfo.Drivers;

/// <summary>libpq's settings; what they guarantee is compared with libpq itself in the live tests.</summary>
public sealed class LibpqReaderTests
{
    [Theory]
    [InlineData("host=db1", false, "Fallback/Nothing: NotProtected, NotProtected, NotProtected")]
    [InlineData("host=db1 sslmode=disable", false, "Only/Nothing: NotProtected, NotProtected, NotProtected")]
    [InlineData("host=db1 sslmode=allow", false, "First/Nothing: NotProtected, NotProtected, NotProtected")]
    [InlineData("host=db1 sslmode=prefer", true, "Fallback/Chain: NotProtected, NotProtected, NotProtected")]
    [InlineData("host=db1 sslmode=require", false, "Never/Nothing: Protected, NotProtected, NotProtected")]
    [InlineData("host=db1 sslmode=require", true, "Never/Chain: Protected, Unknown, Unknown")]
    [InlineData("host=db1 sslmode=verify-ca", true, "Never/Chain: Protected, Unknown, Unknown")]
    [InlineData("host=db1 sslmode=verify-full", true, "Never/ChainAndName: Protected, Protected, Protected")]
    [InlineData("host=db1 sslmode=verify-full", false, "never")]
    [InlineData("hostaddr=192.0.2.7 sslmode=verify-full", true, "never")]
    [InlineData("host=db1 hostaddr=192.0.2.7 sslmode=verify-full", true, "Never/ChainAndName: Protected, Protected, Protected")]
    [InlineData("host=db1 sslrootcert=system", false, "Never/ChainAndName: Protected, Protected, Protected")]
    [InlineData("host=db1 channel_binding=require", false, "Fallback/Nothing: Protected, Protected, Protected")]
    [InlineData("host=db1 channel_binding=require sslmode=disable", false, "never")]
    [InlineData("host=db1 sslmode=require require_auth=scram-sha-256", false, "Never/Nothing: Protected, NotProtected, Unknown")]
    [InlineData("host=db1 sslmode=require require_auth=!password,!md5,!scram-sha-256", false, "Never/Nothing: Protected, NotProtected, Protected")]
    [InlineData("host=db1 gssencmode=require", false, "Fallback/Nothing: Protected, Protected, Protected")]
    [InlineData("host=/var/run/postgresql", false, "Fallback/Nothing: Protected, Protected, Protected")]
    [InlineData("host=/tmp sslmode=verify-full", false, "Never/ChainAndName: Protected, Unknown, Unknown")]
    [InlineData("host=/tmp requirepeer=postgres", false, "Fallback/Nothing: Protected, Protected, Protected")]
    [InlineData("host=/tmp,db1 sslmode=require", false, "Never/Nothing: Protected, NotProtected, NotProtected")]
    public void Settings_guarantee(string given, bool rootFile, string expected) =>
        Assert.Equal(expected, ReadClient.Summary(ReadClient.Of(given, files: rootFile ? [ReadClient.DefaultRoot] : [])));

    [Theory]
    [InlineData("host=db1 sslmode=Require", "sslmode cannot be \"Require\"")]
    [InlineData("host=db1 sslmode=prefer sslrootcert=system", "sslmode prefer is too weak for sslrootcert=system")]
    [InlineData("host=db1 sslmode=prefer sslnegotiation=direct", "sslmode prefer is too weak for sslnegotiation=direct")]
    [InlineData("host=db1 require_auth=password,!md5", "require_auth mixes methods with and without \"!\"")]
    [InlineData("host=db1,db2 port=1,2,3", "port has 3 entries for 2 hosts")]
    [InlineData("host=db1,db2 hostaddr=192.0.2.7", "host has 2 entries and hostaddr 1")]
    [InlineData("postgresql://db1/app?sslmode=require&a", "the parameter at position 39 of the URI has not exactly one \"=\"")]
    [InlineData("postgresql://db1/app?sslmode=require&a=b", "\"a\" at position 39 of the URI is not a connection keyword")]
    public void What_libpq_refuses_is_refused(string given, string why) =>
        Assert.Equal(why.Replace("39", "38", StringComparison.Ordinal), Assert.Throws<InvalidTarget>(() => ReadClient.Of(given)).What);

    [Fact]
    public void A_keyword_that_is_newer_than_libpq_is_an_error_and_a_variable_is_nothing()
    {
        Assert.Equal("libpq 15 does not know require_auth: it came with 16", Assert.Throws<InvalidTarget>(() => ReadClient.Of("host=db1 require_auth=none", libpq: 15)).What);
        var ignored = ReadClient.Of("host=db1", libpq: 15, variables: ("PGREQUIREAUTH", "scram-sha-256"));
        Assert.Equal(LoginMethods.All, ignored.LoginMethods);
        Assert.Contains(ignored.Traps, trap => trap.Sentence == "PGREQUIREAUTH is ignored by libpq 15: require_auth came with 16");
        Assert.Equal(LoginMethods.Scram, ReadClient.Of("host=db1", libpq: 16, variables: ("PGREQUIREAUTH", "scram-sha-256")).LoginMethods);
    }

    [Fact]
    public void Before_16_system_is_a_file()
    {
        var client = ReadClient.Of("host=db1 sslmode=verify-full sslrootcert=system", libpq: 15, files: ["system"]);
        Assert.Equal(("system", false), (client.RootFile, client.PublicRoots));
        Assert.Contains(client.Traps, trap => trap.Sentence.StartsWith("libpq 15 takes sslrootcert=system for a file", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_says_where_it_came_from_and_none_shows_a_secret()
    {
        var environment = Some.Environment(("PGSSLMODE", "require"), ("PGSERVICE", "prod")) with { ServiceFiles = [new ServiceFile("/etc/pg_service.conf", "[prod]\nhost=db1\n")] };
        var client = ReadClient.Of("user=ada", null, [], 18, environment);
        string From(string name) => string.Join(' ', client.Settings.Where(setting => setting.Name == name).Select(setting => $"{setting.Value} {setting.Source} {setting.Where}"));
        Assert.Equal("ada Given ", From("user"));
        Assert.Equal("db1 ServiceFile /etc/pg_service.conf:2", From("host"));
        Assert.Equal("require Environment PGSSLMODE", From("sslmode"));
        Assert.Equal("*** PassFile /home/ada/.pgpass", From("password"));
        Assert.Equal("prefer Default ", From("channel_binding"));
        Assert.Equal("s3cret", client.Login.Password?.Reveal());
    }

    [Theory]
    [InlineData("postgresql://ada:s3cret@db1:6432/app?sslmode=prefer&application_name=x", "postgresql://ada:***@db1:6432/app?sslmode=verify-full&application_name=x")]
    [InlineData("postgresql://db1?ssl=true&password=s3cret", "postgresql://db1?password=***&sslmode=verify-full")]
    [InlineData("host=db1 password='s3 cret' password=s3cret sslmode=require", "host=db1 password=*** sslmode=verify-full")]
    [InlineData("db1:6432", "host=db1 port=6432 sslmode=verify-full")]
    [InlineData("host=db1 ssl_min_protocol_version=TLSv1", "host=db1 ssl_min_protocol_version=TLSv1.2 sslmode=verify-full")]
    [InlineData("hostaddr=192.0.2.7", "hostaddr=192.0.2.7 sslmode=verify-full host=NAME-IN-THE-CERTIFICATE")]
    [InlineData("host=/tmp", "host=/tmp requirepeer=postgres")]
    [InlineData("postgresql+psycopg2://ada:s3cret@db1/app", "postgresql+psycopg2://ada:***@db1/app?sslmode=verify-full")]
    public void A_fix_is_the_same_text_with_what_is_missing(string given, string expected)
    {
        var client = ReadClient.Of(given);
        Assert.Equal(expected, client.Fixes[0].Text);
        Assert.DoesNotContain(client.Fixes, fix => fix.Text.Contains("s3", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_given_is_fixed_in_the_environment() => Assert.Equal("export PGSSLMODE=verify-full", ReadClient.Of(null, variables: ("PGHOST", "db1")).Fixes[0].Text);

    [Fact]
    public void What_is_guaranteed_has_nothing_to_fix() => Assert.Empty(ReadClient.Of("host=db1 sslmode=verify-full", files: [ReadClient.DefaultRoot]).Fixes);

    [Fact]
    public void Where_only_the_root_file_is_missing_only_that_is_asked_for() =>
        Assert.Equal([ReadClient.DefaultRoot, "host=db1 sslmode=require channel_binding=require"], ReadClient.Of("host=db1 sslmode=verify-full").Fixes.Select(fix => fix.Text));
}
