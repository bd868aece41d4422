using System.Net;
using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

public sealed class TargetTextTests
{
    [Theory]
    [InlineData("db1", "db1", 5432)]
    [InlineData("db1:6432", "db1", 6432)]
    [InlineData("192.0.2.7:6432", "192.0.2.7", 6432)]
    [InlineData("[::1]:6432", "::1", 6432)]
    [InlineData("[2001:db8::7]", "2001:db8::7", 5432)]
    [InlineData("2001:db8::7", "2001:db8::7", 5432)]
    public void A_host_and_port_are_a_target(string given, string host, int port)
    {
        var target = Some.Target(given);
        Assert.Equal((host, port, null, given), (target.Host, target.Port, target.SocketDirectory, target.Name));
    }

    [Theory]
    [InlineData("/var/run/postgresql", "/var/run/postgresql")]
    [InlineData("host=/tmp", "/tmp")]
    [InlineData("postgresql://%2Ftmp", "/tmp")]
    [InlineData("host=@abstract", "@abstract")]
    public void A_path_is_a_socket_directory(string given, string directory)
    {
        var target = Some.Target(given);
        Assert.Equal((directory, null), (target.SocketDirectory, target.Host));
    }

    [Fact]
    public void Nothing_given_is_the_environment()
    {
        var target = Some.Target(null, ("PGHOST", "db1"), ("PGPORT", "6000"), ("PGUSER", "eve"), ("PGDATABASE", "app"), ("PGPASSWORD", "s3cret"), ("PGSSLMODE", "require"));
        Assert.Equal(("db1:6000", "db1", 6000, "eve", "app", SslMode.Require), (target.Name, target.Host, target.Port, target.User, target.Database, target.SslMode));
        Assert.Equal("s3cret", target.Password?.Reveal());
    }

    [Fact]
    public void An_ipv6_address_of_the_environment_is_named_in_brackets() => Assert.Equal("[::1]:5432", Some.Target(null, ("PGHOST", "::1")).Name);

    [Fact]
    public void Nothing_at_all_is_libpqs_defaults()
    {
        var target = Some.Target(null);
        Assert.True(target.IsDefaultHost);
        Assert.Equal((5432, "ada", "ada", SslMode.Prefer, null), (target.Port, target.User, target.Database, target.SslMode, target.Password));
        Assert.Equal(("/home/ada/.postgresql/root.crt", "/home/ada/.pgpass"), (target.SslRootCert, target.PassFilePath));
        Assert.Empty(target.Settings);
    }

    [Fact]
    public void The_database_is_the_user_unless_named() => Assert.Equal("eve", Some.Target("user=eve").Database);

    [Fact]
    public void An_empty_value_hides_the_environment_and_means_the_default()
    {
        var target = Some.Target("host='' user=''", ("PGHOST", "db1"), ("PGUSER", "eve"));
        Assert.True(target.IsDefaultHost);
        Assert.Equal("ada", target.User);
    }

    [Fact]
    public void An_address_wins_over_a_name_and_the_name_stays_for_verify_full()
    {
        var target = Some.Target("host=db1 hostaddr=192.0.2.7");
        Assert.Equal(("db1", IPAddress.Parse("192.0.2.7")), (target.Host, target.HostAddress));
    }

    [Fact]
    public void An_address_wins_over_a_socket()
    {
        var target = Some.Target("host=/tmp hostaddr=192.0.2.7");
        Assert.Equal((null, null, IPAddress.Parse("192.0.2.7")), (target.SocketDirectory, target.Host, target.HostAddress));
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCa)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void Every_sslmode_has_its_word(string word, SslMode mode)
    {
        Assert.Equal(mode, Some.Target($"host=a sslmode={word}").SslMode);
        Assert.Equal(word, SslModeText.Of(mode));
    }

    [Theory]
    [InlineData("host=a sslmode=verify_full", "sslmode cannot be \"verify_full\"", "use one of: disable, allow, prefer, require, verify-ca, verify-full")]
    [InlineData("host=a sslmode=''", "sslmode cannot be \"\"", "use one of: disable, allow, prefer, require, verify-ca, verify-full")]
    [InlineData("host=a sslnegotiation=direct", "sslmode prefer is too weak for sslnegotiation=direct", "write sslmode=require or stronger")]
    [InlineData("host=a sslrootcert=system sslmode=require", "sslmode require is too weak for sslrootcert=system", "write sslmode=verify-full")]
    [InlineData("host=a channel_binding=yes", "channel_binding cannot be \"yes\"", "use one of: disable, prefer, require")]
    public void A_value_that_is_none_is_refused_with_those_that_are(string given, string what, string next)
    {
        var refused = Assert.Throws<InvalidTarget>(() => Some.Target(given));
        Assert.Equal((what, next), (refused.What, refused.Next));
    }

    [Theory]
    [InlineData("host=a,b")]
    [InlineData("a,b")]
    [InlineData("a:1,b:2")]
    [InlineData("host=a port=1,2")]
    [InlineData("hostaddr=192.0.2.1,192.0.2.2")]
    public void Several_hosts_are_no_target(string given) =>
        Assert.Equal("a target names one server, and this one names several", Assert.Throws<InvalidTarget>(() => Some.Target(given)).What);

    [Theory]
    [InlineData("host=a port=0")]
    [InlineData("host=a port=65536")]
    [InlineData("a:port")]
    [InlineData("host=a port=x")]
    [InlineData("hostaddr=db1")]
    [InlineData("http://db1/")]
    [InlineData("user@db1")]
    [InlineData("two words")]
    [InlineData("[::1")]
    [InlineData(":5432")]
    [InlineData("host=a connect_timeout=x")]
    [InlineData("host=a gssencmode=require")]
    [InlineData("host=a ssl_min_protocol_version=TLSv1.3 ssl_max_protocol_version=TLSv1.2")]
    [InlineData("host=a ssl_max_protocol_version=TLSv1.1")]
    [InlineData("host=a require_auth=kerberos")]
    [InlineData("host=/tmp requirepeer=postgres")]
    [InlineData("requirepeer=postgres")]
    public void What_is_no_target_is_refused(string given) => Assert.Throws<InvalidTarget>(() => Some.Target(given));

    [Fact]
    public void The_systems_roots_imply_verify_full() => Assert.Equal(SslMode.VerifyFull, Some.Target("host=a sslrootcert=system").SslMode);

    [Theory]
    [InlineData("postgresql://eve:s3cret@db1/app", "postgresql://eve@db1/app")]
    [InlineData("host=db1 password='s3cret' user=eve sslpassword=s3cret", "host=db1 user=eve")]
    [InlineData("db1:5432", "db1:5432")]
    [InlineData("host=a\u001b[31m", "host=a\\x1B[31m")]
    public void A_target_is_shown_without_its_passwords(string given, string shown)
    {
        var target = Some.Target(given);
        Assert.Equal(shown, target.ToDisplay());
        Assert.DoesNotContain("s3cret", $"{target} {string.Join(' ', target.Settings)} {target.ToConninfo()} {target.Password}", StringComparison.Ordinal);
    }

    [Fact]
    public void As_conninfo_a_target_reads_back_as_itself()
    {
        var target = Some.Target("postgresql://eve:s3cret@db1:6000/my%20app?sslmode=verify-full&sslrootcert=/a%20b", ("PGSSLCERT", "/c"));
        Assert.Equal("host=db1 port=6000 user=eve dbname='my app' sslmode=verify-full sslrootcert='/a b' sslcert=/c", target.ToConninfo());
        var again = Some.Target(target.ToConninfo());
        Assert.Equal((target.Host, target.Port, target.User, target.Database, target.SslMode, target.SslRootCert), (again.Host, again.Port, again.User, again.Database, again.SslMode, again.SslRootCert));
    }
}
