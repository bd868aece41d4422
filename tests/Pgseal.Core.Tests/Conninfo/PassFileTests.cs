using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

public sealed class PassFileTests
{
    [Theory]
    [InlineData("db1:5432:app:ada:one", "one")]
    [InlineData("*:*:*:*:any", "any")]
    [InlineData("db1:*:app:*:some", "some")]
    [InlineData("# db1:5432:app:ada:no\ndb1:5432:app:ada:yes", "yes")]
    [InlineData("db1:5432:app:ada:first\n*:*:*:*:second", "first")]
    [InlineData("db2:*:*:*:no\n\nshort\n*:*:*:*:yes\r\n", "yes")]
    [InlineData(@"db1:5432:app:ada:a\:b\\c", @"a:b\c")]
    [InlineData("db1:5432:app:ada:a:b", "a")]
    [InlineData("db2:5432:app:ada:no", null)]
    [InlineData("db1:5433:app:ada:no", null)]
    [InlineData("db1:5432:app:bob:no", null)]
    [InlineData("db1:5432:app:ada", null)]
    [InlineData("db*:5432:app:ada:no", null)]
    [InlineData("", null)]
    public void The_first_line_that_matches_gives_the_password(string text, string? expected) =>
        Assert.Equal(expected, PassFile.Find(text, "db1", 5432, "app", "ada")?.Reveal());

    [Fact]
    public void A_colon_in_a_name_is_escaped() =>
        Assert.Equal("p", PassFile.Find(@"\:\:1:5432:a\:b:u\\v:p", "::1", 5432, "a:b", @"u\v")?.Reveal());

    [Theory]
    [InlineData("host=/var/run/postgresql", "localhost")]
    [InlineData("host=/srv/sockets", "/srv/sockets")]
    [InlineData("hostaddr=192.0.2.7", "192.0.2.7")]
    [InlineData("host=db1 hostaddr=192.0.2.7", "db1")]
    [InlineData(null, "localhost")]
    public void A_socket_in_the_default_directory_is_localhost(string? given, string expected) =>
        Assert.Equal(expected, Some.Target(given).HostInPassFile);

    [Fact]
    public void A_password_given_wins_over_the_file() =>
        Assert.Equal("given", Some.Target("host=db1 password=given").WithPassFile("*:*:*:*:file").Password?.Reveal());

    [Fact]
    public void A_password_from_the_file_names_its_source()
    {
        var target = Some.Target("host=db1").WithPassFile("db1:5432:ada:ada:file");
        Assert.Equal("file", target.Password?.Reveal());
        Assert.Contains(new Setting("password", "file", SettingSource.PassFile, "/home/ada/.pgpass"), target.Settings);
    }
}
