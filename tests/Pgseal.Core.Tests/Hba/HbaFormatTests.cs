using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaFormatTests
{
    static readonly HbaEnvironment Environment = new(ServerVersion.OfMajor(18));

    public static TheoryData<int> Recorded => [.. Enumerable.Range(0, RecordedCases.Parse.Count())];

    [Fact]
    public void Columns_are_aligned_and_nothing_else_changes() => Assert.Equal(
        """
        # TYPE DATABASE  keep   this

        local  all          all                          trust # sockets
        host   app          app,bob  10.0.0.0/8          scram-sha-256
        host   all          all      10.0.0.0 255.0.0.0  ldap           ldapserver="a b" ldapprefix=x  # tail
        host   replication  standby  10.0.0.6/32         md5

        """,
        Formatted(
            """
            # TYPE DATABASE  keep   this

            local all	all trust # sockets
            host app  app,bob  10.0.0.0/8 scram-sha-256
            host all all 10.0.0.0    255.0.0.0 ldap	ldapserver="a b"   ldapprefix=x  # tail
            host replication standby 10.0.0.6/32 md5

            """));

    [Theory]
    [InlineData("local all \\\nall   peer\nlocal a    b peer\n", "local all \\\nall   peer\nlocal  a  b  peer\n")] // a continued line
    [InlineData("local a   ,b  peer\nlocal a    b peer\n", "local a   ,b  peer\nlocal  a  b  peer\n")] // a comma between columns
    [InlineData("lokal all   all peer\nlocal a    b peer\n", "lokal all   all peer\nlocal  a  b  peer\n")] // a broken line
    [InlineData("local a    b peer\r\n", "local  a  b  peer\r\n")] // line endings are kept
    [InlineData("local a    b peer", "local  a  b  peer")] // and the lack of one at the end
    [InlineData("local\t\"a  b\"\tb\tpeer map=x   # c  d", "local  \"a  b\"  b  peer  map=x   # c  d")] // quoted blanks and comments
    public void A_line_that_is_not_plain_is_left_alone(string text, string expected) => Assert.Equal(expected, Formatted(text));

    [Fact]
    public void A_very_long_word_does_not_widen_the_other_lines()
    {
        var list = string.Join(',', Enumerable.Range(0, 40).Select(i => $"user{i}"));

        Assert.Equal($"local  all  {list}  peer\nlocal  all  b  peer\n", Formatted($"local all {list} peer\nlocal all b peer\n"));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Every_recorded_file_means_the_same_on_every_version_and_is_aligned_once(int index)
    {
        var test = RecordedCases.Parse.ElementAt(index);
        foreach (var version in test.GetProperty("versions").EnumerateObject())
        {
            var environment = RecordedCases.Environment(version.Name, ssl: true);
            var tree = RecordedCases.Tree(test, environment);
            if (!tree.Files.ContainsKey(tree.MainFile))
                continue;

            var after = HbaFormat.Align(tree);

            Assert.True(HbaFormat.MeansTheSame(tree, environment, after));
            var again = HbaReader.Read(environment, tree.MainFile, new Dictionary<string, HbaSource>(tree.Sources) { [tree.MainFile] = new HbaSource.Content(after) });
            Assert.Equal(after.ToArray(), HbaFormat.Align(again).ToArray());
            Assert.Equal(WithoutBlanks(tree.Files[tree.MainFile].Bytes), WithoutBlanks(after));
        }
    }

    [Fact]
    public void A_file_that_means_something_else_is_noticed()
    {
        var tree = FakeFiles.Read(Environment, "local all all peer\n");

        Assert.False(HbaFormat.MeansTheSame(tree, Environment, Encoding.UTF8.GetBytes("local all all trust\n")));
        Assert.False(HbaFormat.MeansTheSame(tree, Environment, Encoding.UTF8.GetBytes("local \"all\" all peer\n")));
    }

    static string Formatted(string text) => Encoding.UTF8.GetString(HbaFormat.Align(FakeFiles.Read(Environment, text)).Span);

    static byte[] WithoutBlanks(ReadOnlyMemory<byte> text) => [.. text.ToArray().Where(value => value is not ((byte)' ' or (byte)'\t' or (byte)'\r'))];
}
