using Pgseal.Core.Conninfo;
using Pgseal.Core.Probing;

namespace Pgseal.Core.Tests.Probing;

public sealed class ProbeTargetTextTests
{
    static readonly ClientEnvironment Nobody = new() { Variables = new Dictionary<string, string>(), UserName = "me" };

    static string Read(string text, int? mostHosts = null) => string.Join(' ', ProbeTargetText.Read(text, mostHosts, Nobody).Select(target => target.Name));

    [Theory]
    [InlineData("db1", "db1:5432")]
    [InlineData("db1:5433", "db1:5433")]
    [InlineData("192.0.2.7", "192.0.2.7:5432")]
    [InlineData("2001:db8::7", "[2001:db8::7]:5432")]
    [InlineData("[2001:db8::7]:5433", "[2001:db8::7]:5433")]
    [InlineData("postgresql://app:secret@db1:5433/app?sslmode=disable", "db1:5433")]
    [InlineData("host=db1 port=5433", "db1:5433")]
    [InlineData("host=db1 hostaddr=192.0.2.7", "192.0.2.7:5432")]
    public void One_server(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("192.0.2.0/30", 2, "192.0.2.1:5432 192.0.2.2:5432")]
    [InlineData("192.0.2.4/30:6432", 2, "192.0.2.5:6432 192.0.2.6:6432")]
    [InlineData("192.0.2.6/30", 2, "192.0.2.5:5432 192.0.2.6:5432")]
    [InlineData("192.0.2.4/31", 2, "192.0.2.4:5432 192.0.2.5:5432")]
    [InlineData("192.0.2.4/32", 1, "192.0.2.4:5432")]
    [InlineData("2001:db8::/127", 2, "[2001:db8::]:5432 [2001:db8::1]:5432")]
    [InlineData("[2001:db8::]/127:6432", 2, "[2001:db8::]:6432 [2001:db8::1]:6432")]
    public void A_network_is_its_hosts(string text, int mostHosts, string expected) => Assert.Equal(expected, Read(text, mostHosts));

    [Theory]
    [InlineData("192.0.2.0/24", null, "192.0.2.0/24 is a network of 254 hosts")]
    [InlineData("192.0.2.0/24", 253, "192.0.2.0/24 has 254 hosts, and --max-hosts allows 253")]
    [InlineData("2001:db8::/64", 1000, "2001:db8::/64 has 18446744073709551616 hosts, and --max-hosts allows 1000")]
    [InlineData("192.0.2.0/33", 1000, "192.0.2.0/33 is no network")]
    [InlineData("192.0.2.0/24:0", 1000, "the port is not a number from 1 to 65535")]
    [InlineData("db1:99999", null, "the port is not a number from 1 to 65535")]
    [InlineData("/var/run/postgresql", null, "a Unix socket carries no TLS: there is nothing to probe")]
    [InlineData("mysql://db1", null, "the target is a URI of another kind")]
    [InlineData("db1,db2", null, "a target names one server, and this one names several")]
    [InlineData("dbname=app", null, "the target names no host")]
    public void What_is_no_target_is_said(string text, int? mostHosts, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidTarget>(() => Read(text, mostHosts)).What);

    [Fact]
    public void A_file_is_read_to_its_end_and_every_fault_has_its_line()
    {
        const string Text = "# ours\ndb1\n\n  db2:5433   # the other\n192.0.2.0/30\ndb3:x\n[::1\n";

        var targets = ProbeTargetFile.Read(Text, 2, Nobody, out var faults);

        Assert.Equal("db1:5432 db2:5433 192.0.2.1:5432 192.0.2.2:5432", string.Join(' ', targets.Select(target => target.Name)));
        Assert.Equal([(6, "the port is not a number from 1 to 65535"), (7, "the brackets of the address do not close")], faults.Select(fault => (fault.Line, fault.What)));
    }

    [Fact]
    public void Guessed_logins_are_few_and_given_ones_are_all_tried()
    {
        Assert.Equal("pg_seal_probe@postgres, postgres@postgres (logical replication), pg_seal_probe@replication", string.Join(", ", ProbeLogins.ToTry([], [])));
        Assert.Equal(
            "app@a, app@b, app@a (logical replication), app@replication", string.Join(", ", ProbeLogins.ToTry(["app"], ["a", "b"])));
    }
}
