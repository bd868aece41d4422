using System.Net;
using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaConversionTests
{
    static readonly HbaConversionOptions ByLine = new(HbaConversionStrategy.Convert, GssSeen: false);

    [Fact]
    public void The_file_of_a_packaged_cluster_changes_in_the_tokens_of_remote_lines_only() => Converts(
        """
        # Database administrative login by Unix domain socket
        local   all             postgres                                peer

        # TYPE  DATABASE        USER            ADDRESS                 METHOD
        local   all             all                                     peer
        host    all             all             127.0.0.1/32            scram-sha-256
        host    all             all             ::1/128                 scram-sha-256
        local   replication     all                                     peer
        host    replication     all             127.0.0.1/32            scram-sha-256
        host	app,sales	+staff	10.0.0.0/8	scram-sha-256	# the office
        host    replication     repl            10.1.0.0/16             scram-sha-256
        """,
        """
        # Database administrative login by Unix domain socket
        local   all             postgres                                peer

        # TYPE  DATABASE        USER            ADDRESS                 METHOD
        local   all             all                                     peer
        host    all             all             127.0.0.1/32            scram-sha-256
        host    all             all             ::1/128                 scram-sha-256
        local   replication     all                                     peer
        host    replication     all             127.0.0.1/32            scram-sha-256
        hostssl	app,sales	+staff	10.0.0.0/8	scram-sha-256	# the office
        hostssl    replication     repl            10.1.0.0/16             scram-sha-256
        """);

    [Fact]
    public void A_line_for_all_addresses_gets_a_line_for_each_local_network_before_it() => Converts(
        "local all all peer\nhost\tall all  all scram-sha-256 # everyone\n",
        "local all all peer\nhost\tall all  127.0.0.0/8 scram-sha-256\nhost\tall all  ::1/128 scram-sha-256\nhostssl\tall all  all scram-sha-256 # everyone\n");

    [Fact]
    public void A_local_network_that_earlier_lines_take_whole_gets_no_line() => Converts(
        "host all all 127.0.0.0/8 trust\nhost all all ::1/128 trust\nhost all all all md5\n",
        "host all all 127.0.0.0/8 trust\nhost all all ::1/128 trust\nhostssl all all all md5\n");

    [Fact]
    public void Each_family_gets_its_own_local_network() => Converts(
        "host all all 0.0.0.0/0 md5\nhost all all ::/0 md5\n",
        "host all all 127.0.0.0/8 md5\nhostssl all all 0.0.0.0/0 md5\nhost all all ::1/128 md5\nhostssl all all ::/0 md5\n");

    [Fact]
    public void An_address_with_a_netmask_is_narrowed_in_both_columns() => Converts(
        "host all all 0.0.0.0   0.0.0.0   md5\n",
        "host all all 127.0.0.0/8   md5\nhostssl all all 0.0.0.0   0.0.0.0   md5\n");

    [Fact]
    public void A_mask_with_holes_is_narrowed_exactly() => Converts(
        "host all all 0.0.0.1 0.0.0.255 md5\n",
        "host all all 127.0.0.1 255.0.0.255 md5\nhostssl all all 0.0.0.1 0.0.0.255 md5\n");

    [Fact]
    public void With_scope_all_loopback_is_converted_too() => Converts(
        "host all all 127.0.0.1/32 md5\nhost all all all md5\n",
        "hostssl all all 127.0.0.1/32 md5\nhostssl all all all md5\n",
        scope: Scope.All);

    [Fact]
    public void Localhost_is_narrowed_to_the_loopback_addresses_and_the_assumption_is_named()
    {
        var converted = Converts(
            "host all all localhost md5\n",
            "host all all 127.0.0.1/32 md5\nhost all all ::1/128 md5\nhostssl all all localhost md5\n");
        Assert.Equal(["the host name localhost is 127.0.0.1 and ::1"], converted.Assumptions);
    }

    [Fact]
    public void Another_host_name_is_taken_for_another_machine_and_the_assumption_is_named()
    {
        var converted = Converts("host all all db1.example md5\n", "hostssl all all db1.example md5\n");
        Assert.Equal(["the host name db1.example is not a name of the local networks"], converted.Assumptions);
    }

    [Fact]
    public void Samehost_keeps_the_loopback_addresses_of_known_interfaces() => Converts(
        "host all all samehost md5\n",
        "host all all 127.0.0.2/32 md5\nhostssl all all samehost md5\n",
        new(ServerVersion.OfMajor(16)) { Interfaces = [new(IPAddress.Parse("127.0.0.2"), 8), new(IPAddress.Parse("10.0.0.5"), 24)] });

    [Fact]
    public void Samenet_with_other_local_networks_and_unknown_interfaces_is_refused()
    {
        var scope = new Scope(ScopeKind.Remote, [IPNetwork.Parse("10.0.0.0/8")]);
        var refused = Assert.IsType<HbaConversionResult.Refused>(HbaConversion.Convert(
            FakeFiles.Read(16, "\nhost all all samenet md5\n"), new(ServerVersion.OfMajor(16)), scope, ByLine));
        Assert.Equal((2, "/data/pg_hba.conf"), (refused.Reasons[0].Line, refused.Reasons[0].File));
    }

    [Fact]
    public void Hostnogssenc_becomes_hostssl_and_a_reject_stays() => Converts(
        "hostnogssenc all all 10.0.0.0/8 md5\nhost all all 11.0.0.0/8 reject\n",
        "hostssl all all 10.0.0.0/8 md5\nhost all all 11.0.0.0/8 reject\n");

    [Fact]
    public void Hostnossl_becomes_a_reject_where_no_GSS_is_known_for_it_has_nothing_but_plaintext() => Converts(
        "hostnossl all all 10.0.0.0/8 ident map=m # old\n",
        "hostnossl all all 10.0.0.0/8 reject # old\n");

    [Fact]
    public void Hostnossl_becomes_hostgssenc_where_the_server_has_GSS() => Converts(
        "hostnossl all all 10.0.0.0/8 md5\n",
        "hostgssenc all all 10.0.0.0/8 md5\n",
        new(ServerVersion.OfMajor(16)) { Features = [HbaFeature.Gss] });

    [Fact]
    public void A_line_whose_method_is_gss_gets_a_hostgssenc_twin() => Converts(
        "host all all 10.0.0.0/8 gss include_realm=0\n",
        "hostgssenc all all 10.0.0.0/8 gss include_realm=0\nhostssl all all 10.0.0.0/8 gss include_realm=0\n",
        new(ServerVersion.OfMajor(16)) { Features = [HbaFeature.Gss] });

    [Fact]
    public void Where_GSS_clients_are_seen_every_line_gets_a_twin() => Converts(
        "host all all all md5\n",
        "host all all 127.0.0.0/8 md5\nhost all all ::1/128 md5\nhostgssenc all all all md5\nhostssl all all all md5\n",
        options: ByLine with { GssSeen = true });

    [Fact]
    public void A_line_that_an_earlier_reject_leaves_no_plaintext_stays() => Converts(
        "hostnossl all all 10.0.0.0/8 reject\nhost all all 10.1.0.0/16 md5\nhost all all 11.0.0.0/8 md5\n",
        "hostnossl all all 10.0.0.0/8 reject\nhost all all 10.1.0.0/16 md5\nhostssl all all 11.0.0.0/8 md5\n");

    [Theory]
    [InlineData("host all all 10.0.0.0/8 md5\r\n# x\r\n", "hostssl all all 10.0.0.0/8 md5\r\n# x\r\n")]
    [InlineData("host all all 10.0.0.0/8 md5", "hostssl all all 10.0.0.0/8 md5")]
    [InlineData("host all all 0.0.0.0/0 md5\r\n", "host all all 127.0.0.0/8 md5\r\nhostssl all all 0.0.0.0/0 md5\r\n")]
    [InlineData("#\r\nhost all all 0.0.0.0/0 md5", "#\r\nhost all all 127.0.0.0/8 md5\r\nhostssl all all 0.0.0.0/0 md5")]
    [InlineData("\"host\" all all 10.0.0.0/8 md5\n", "hostssl all all 10.0.0.0/8 md5\n")]
    [InlineData("\t host all all 0.0.0.0/0 md5#c\n", "\t host all all 127.0.0.0/8 md5\n\t hostssl all all 0.0.0.0/0 md5#c\n")]
    [InlineData("ho\\\nst all all \\\r\n  10.0.0.0/8 md5\n", "hostssl\\\n all all \\\r\n  10.0.0.0/8 md5\n")]
    [InlineData("host a\xe9 all 10.0.0.0/8 md5\n", "hostssl a\xe9 all 10.0.0.0/8 md5\n")]
    public void Line_endings_continuations_quotes_and_foreign_bytes_stay_as_they_are(string before, string after)
    {
        var tree = HbaReader.Read(new(ServerVersion.OfMajor(16)), "/data/pg_hba.conf", Encoding.Latin1.GetBytes(before));
        var converted = Assert.IsType<HbaConversionResult.Converted>(HbaConversion.Convert(tree, new(tree.Version), Scope.Remote, ByLine));
        Assert.Equal(after, Encoding.Latin1.GetString(converted.Files[0].After.Span));
    }

    [Fact]
    public void A_copied_line_keeps_its_lists_and_references_to_files()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16));
        var tree = FakeFiles.Read(environment, "host @dbs,\"x y\" all 0.0.0.0/0 md5\n", ("dbs", "a b\n"));
        var converted = Assert.IsType<HbaConversionResult.Converted>(HbaConversion.Convert(tree, environment, Scope.Remote, ByLine));
        Assert.Equal(
            "host @dbs,\"x y\" all 127.0.0.0/8 md5\nhostssl @dbs,\"x y\" all 0.0.0.0/0 md5\n",
            Encoding.UTF8.GetString(converted.Files[0].After.Span));
    }

    [Fact]
    public void A_line_of_an_included_file_is_changed_there_and_once_even_if_it_is_included_twice()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(17));
        var tree = FakeFiles.Read(environment, "include more.conf\ninclude more.conf\n", ("more.conf", "# more\nhost all all 10.0.0.0/8 md5\n"));
        var converted = Assert.IsType<HbaConversionResult.Converted>(HbaConversion.Convert(tree, environment, Scope.Remote, ByLine));
        var edit = Assert.Single(converted.Files);
        Assert.Equal(("/data/more.conf", "# more\nhostssl all all 10.0.0.0/8 md5\n"), (edit.Path, Encoding.UTF8.GetString(edit.After.Span)));
        Assert.Equal((2, HbaChangeKind.Changed), (edit.Changes[0].Line, edit.Changes[0].Kind));
    }

    [Fact]
    public void A_file_with_errors_is_refused_with_their_places()
    {
        var refused = Assert.IsType<HbaConversionResult.Refused>(HbaConversion.Convert(
            FakeFiles.Read(16, "host all all 10.0.0.0/8 md5\nhost all all\n"), new(ServerVersion.OfMajor(16)), Scope.Remote, ByLine));
        Assert.Equal("/data/pg_hba.conf:2: end-of-line before IP address specification", refused.Reasons[0].ToString());
    }

    [Fact]
    public void A_file_with_a_hidden_NUL_is_refused()
    {
        var refused = Assert.IsType<HbaConversionResult.Refused>(HbaConversion.Convert(
            FakeFiles.Read(16, "host all all 10.0.0.0/8 md5\0\n"), new(ServerVersion.OfMajor(16)), Scope.Remote, ByLine));
        Assert.Contains("NUL", refused.Reasons[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_changes_where_the_proof_holds() => Assert.IsType<HbaConversionResult.NothingToChange>(HbaConversion.Convert(
        FakeFiles.Read(16, "local all all peer\nhost all all 127.0.0.1/32 md5\nhostssl all all all md5\n"),
        new(ServerVersion.OfMajor(16)), Scope.Remote, ByLine));

    static HbaConversionResult.Converted Converts(
        string before, string after, HbaEnvironment? environment = null, Scope? scope = null, HbaConversionOptions? options = null)
    {
        environment ??= new(ServerVersion.OfMajor(16));
        var tree = FakeFiles.Read(environment, before);
        var result = HbaConversion.Convert(tree, environment, scope ?? Scope.Remote, options ?? ByLine);
        var converted = Assert.IsType<HbaConversionResult.Converted>(result);
        Assert.Equal(after, Encoding.UTF8.GetString(converted.Files[0].After.Span));
        return converted;
    }
}
