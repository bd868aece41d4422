using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaReaderTests
{
    [Theory]
    [InlineData(13)]
    [InlineData(15)]
    public void A_file_that_refers_to_itself_is_found_before_it_kills_an_old_server(int major)
    {
        var tree = FakeFiles.Read(major, "local all @users trust\n", ("users", "bob @more\n"), ("more", "@users\n"));
        var error = Assert.Single(tree.Errors);
        Assert.Equal((HbaDiagnosticOrigin.Pgseal, 1), (error.Origin, error.Line));
        Assert.Equal("\"/data/users\" refers to itself: a reload would crash this server", error.Message.ToString());
    }

    [Fact]
    public void Since_16_it_is_an_error_of_the_server()
    {
        var error = Assert.Single(FakeFiles.Read(16, "local all @users trust\n", ("users", "bob @users\n")).Errors);
        Assert.Equal((HbaDiagnosticOrigin.Server, "could not open file \"/data/users\": maximum nesting depth exceeded"), (error.Origin, error.Message.ToString()));
    }

    [Fact]
    public void Files_that_are_used_twice_without_a_circle_are_fine() =>
        Assert.True(FakeFiles.Read(13, "local @a @a trust\nlocal @b all trust\n", ("a", "x\n"), ("b", "@a @a\n")).Loads);

    [Fact]
    public void Files_that_double_each_other_end_in_an_error_and_not_in_the_memory()
    {
        var files = Enumerable.Range(0, 60).Select(i => ($"f{i}", $"@f{i + 1} @f{i + 1}\n")).Append(("f60", "x\n")).ToArray();
        var error = Assert.Single(FakeFiles.Read(13, "local @f0 all trust\n", files).Errors);
        Assert.Equal(HbaDiagnosticOrigin.Pgseal, error.Origin);
    }

    [Fact]
    public void It_asks_for_what_it_needs_and_takes_what_it_is_given()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16));
        var known = new Dictionary<string, HbaSource>();
        Assert.Equal(["/etc/pg/pg_hba.conf"], HbaReader.Read(environment, "/etc/pg/pg_hba.conf", known).Needs);
        known["/etc/pg/pg_hba.conf"] = new HbaSource.Content("include_dir conf.d\nlocal @../users all trust\n"u8.ToArray());
        var half = HbaReader.Read(environment, "/etc/pg/pg_hba.conf", known);
        Assert.Equal(["/etc/pg/conf.d", "/etc/users"], half.Needs);
        Assert.Null(half.Loads);
        known["/etc/users"] = new HbaSource.Denied("Permission denied");
        known["/etc/pg/conf.d"] = new HbaSource.Directory([new("a.conf", HbaEntryKind.File), new("b.conf", HbaEntryKind.Dangling)]);
        Assert.Equal(
            ["/etc/pg/pg_hba.conf:1: could not stat file \"/etc/pg/conf.d/b.conf\"", "/etc/pg/pg_hba.conf:2: could not open file \"/etc/users\": Permission denied"],
            HbaReader.Read(environment, "/etc/pg/pg_hba.conf", known).Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Once_a_file_of_a_directory_fails_the_server_repeats_its_message_for_each_later_one()
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(16));
        var tree = HbaReader.Read(environment, "/d/h", new Dictionary<string, HbaSource>
        {
            ["/d/h"] = new HbaSource.Content("include_dir c\n"u8.ToArray()),
            ["/d/c"] = new HbaSource.Directory([new("a.conf", HbaEntryKind.File), new("b.conf", HbaEntryKind.File)]),
            ["/d/c/a.conf"] = new HbaSource.Denied("Permission denied"),
            ["/d/c/b.conf"] = new HbaSource.Content("local all all trust\n"u8.ToArray()),
        });
        const string Once = "could not open file \"/d/c/a.conf\": Permission denied";
        Assert.Equal($"{Once}\n{Once}", Encoding.UTF8.GetString(tree.Errors[0].Message.Span));
    }

    [Theory]
    [InlineData("host all all all pam\n", "/data/pg_hba.conf:1: whether the server is built with pam")]
    [InlineData("host all all fe80::1%eth9/64 md5\n", "/data/pg_hba.conf:1: whether the server has an interface eth9")]
    [InlineData("host all all all radius radiusservers=r.example radiussecrets=s\n", "/data/pg_hba.conf:1: whether the server resolves the RADIUS server r.example")]
    public void What_it_cannot_know_it_says(string text, string doubt)
    {
        var tree = FakeFiles.Read(16, text);
        Assert.Equal([doubt], tree.Doubts);
        Assert.Null(tree.Loads);
        Assert.Empty(tree.Errors);
    }

    [Theory]
    [InlineData(14, "local all all trust\0hidden\nlocal all all trust\n", 1, "local all all trustlocal all all trust")]
    [InlineData(13, "local all all trust\0hidden\nlocal all all trust\n", 2, "")]
    public void A_NUL_hides_what_it_hides_from_each_version(int major, string text, int lines, string glued)
    {
        var tree = FakeFiles.Read(major, text);
        Assert.Equal(lines, tree.Records.Count);
        if (glued.Length > 0)
            Assert.Equal("invalid authentication method \"trustlocal\"", tree.Errors[0].Message.ToString());
    }

    [Theory]
    [InlineData(20477, true, null)]
    [InlineData(20478, true, "authentication file line too long")]
    [InlineData(20478, false, null)]
    [InlineData(20479, false, "authentication file line too long")]
    public void Version_13_has_a_longest_line(int length, bool hasNewline, string? error)
    {
        var tree = FakeFiles.Read(13, $"#{new string('x', length - 1)}{(hasNewline ? "\nlocal all all trust\n" : "")}");
        Assert.Equal(error, tree.Errors.Where(found => found.Line == 1).Select(found => found.Message.ToString()).FirstOrDefault());
    }
}
