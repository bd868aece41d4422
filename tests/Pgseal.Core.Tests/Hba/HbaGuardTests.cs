using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaGuardTests
{
    static readonly HbaConversionOptions Guard = new(HbaConversionStrategy.Guard, GssSeen: false);

    const string Rules = "local all all peer\nhost all all 127.0.0.1/32 trust\nhost app +staff 0.0.0.0/0 scram-sha-256\n";

    [Fact]
    public void The_block_copies_what_local_plaintext_meets_and_rejects_the_rest()
    {
        Assert.Equal(
            """
            # pgseal guard begin
            hostnossl all all 127.0.0.1/32 trust
            hostnossl app +staff 127.0.0.0/8 scram-sha-256
            hostnossl all all all reject
            hostnossl replication all all reject
            # pgseal guard end
            local all all peer
            host all all 127.0.0.1/32 trust
            host app +staff 0.0.0.0/0 scram-sha-256

            """,
            After(Rules, Scope.Remote));
    }

    [Fact]
    public void With_scope_all_it_only_rejects() => Assert.StartsWith(
        "# pgseal guard begin\nhostnossl all all all reject\nhostnossl replication all all reject\n# pgseal guard end\nlocal",
        After(Rules, Scope.All), StringComparison.Ordinal);

    [Fact]
    public void GSS_rules_come_first_where_the_rules_speak_of_GSS() => Assert.StartsWith(
        "# pgseal guard begin\nhostgssenc all all 10.0.0.0/8 gss map=m\nhostgssenc all all 11.0.0.0/8 reject\nhostnossl all all all reject\n",
        After("hostgssenc all all 10.0.0.0/8 gss map=m\nhost all all 11.0.0.0/8 reject\nhostnogssenc all all 12.0.0.0/8 md5\n", Scope.All),
        StringComparison.Ordinal);

    [Fact]
    public void A_file_reference_of_an_included_file_is_written_in_full()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16));
        var tree = FakeFiles.Read(environment, "include inc/a.conf\n", ("inc/a.conf", "host @dbs all all md5\n"), ("inc/dbs", "a\n"));
        var converted = Assert.IsType<HbaConversionResult.Converted>(HbaConversion.Convert(tree, environment, Scope.Remote, Guard));
        Assert.Contains("\nhostnossl @\"/data/inc/dbs\" all 127.0.0.0/8 md5\n", Encoding.UTF8.GetString(converted.Files[0].After.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guard_that_something_was_put_before_is_made_anew_at_the_top()
    {
        var stale = $"host all all 10.0.0.0/8 trust\n{After(Rules, Scope.All)}";
        var renewed = After(stale, Scope.All);
        Assert.StartsWith("# pgseal guard begin\n", renewed, StringComparison.Ordinal);
        Assert.Single(renewed.Split("# pgseal guard end")[1..]);
        Assert.EndsWith($"# pgseal guard end\nhost all all 10.0.0.0/8 trust\n{Rules}", renewed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guard_without_its_end_is_refused()
    {
        var tree = FakeFiles.Read(16, $"# pgseal guard begin\n{Rules}");
        Assert.IsType<HbaConversionResult.Refused>(HbaConversion.Convert(tree, new(tree.Version), Scope.Remote, Guard));
    }

    [Fact]
    public void The_lines_end_as_those_of_the_file_do() => Assert.Equal(
        "# pgseal guard begin\r\nhostnossl all all all reject\r\nhostnossl replication all all reject\r\n# pgseal guard end\r\nhost all all all md5\r\n",
        After("host all all all md5\r\n", Scope.All));

    static string After(string text, Scope scope)
    {
        var tree = FakeFiles.Read(16, text);
        var converted = Assert.IsType<HbaConversionResult.Converted>(HbaConversion.Convert(tree, new(tree.Version), scope, Guard));
        Assert.IsType<HbaConversionResult.NothingToChange>(HbaConversion.Convert(converted.Tree, new(tree.Version), scope, Guard));
        return Encoding.UTF8.GetString(converted.Files[0].After.Span);
    }
}
