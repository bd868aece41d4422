using Pgseal.Core.Hosts;

namespace Pgseal.Core.Tests.Hosts;

public sealed class PreflightTests
{
    static readonly OsAccount postgres = new("postgres", 101, 104, []), root = new("root", 0, 0, []), other = new("deploy", 1000, 1000, []);

    static readonly ValueList<string> typed = ["pgseal", "apply", "host=/tmp dbname='a b'", "--yes"];

    static readonly PathAbility possible = new("/data", Need.Own, true, true);

    [Fact]
    public void With_nothing_missing_it_can_begin() =>
        Assert.Equal(new(Caller.ServerUser, [], null), Preflight.Judge(postgres, postgres, [possible], typed));

    [Fact]
    public void Another_user_is_told_to_become_the_servers()
    {
        PathAbility missing = new("/data/pg_hba.conf", Need.Write, false, true, Why: "permission denied");
        Assert.Equal(
            new(Caller.Other, [missing], @"sudo -u postgres pgseal apply 'host=/tmp dbname='\''a b'\''' --yes"),
            Preflight.Judge(other, postgres, [possible, missing], typed));
    }

    [Fact]
    public void Where_the_servers_user_cannot_either_root_must()
    {
        PathAbility missing = new("/etc/pg_hba.conf", Need.Write, false, false, Why: "permission denied");
        Assert.Equal("sudo pgseal apply 'host=/tmp dbname='\\''a b'\\''' --yes", Preflight.Judge(other, postgres, [missing], typed).Instead);
        Assert.Equal("sudo pgseal apply 'host=/tmp dbname='\\''a b'\\''' --yes", Preflight.Judge(postgres, postgres, [missing], typed).Instead);
    }

    [Fact]
    public void Root_has_nobody_left_to_become()
    {
        PathAbility missing = new("/data", Need.Own, false, false, Why: "the file system is mounted read-only");
        Assert.Equal(new(Caller.Root, [missing], null), Preflight.Judge(root, postgres, [missing], typed));
    }

    [Fact]
    public void Where_no_user_could_none_is_suggested()
    {
        PathAbility mounted = new("/etc/pg_hba.conf", Need.Write, false, false, ByRoot: false, "it is a mount point");
        Assert.Equal(new(Caller.Other, [mounted], null), Preflight.Judge(other, postgres, [possible, mounted], typed));
    }

    [Theory]
    [InlineData("plain-1.0_x/y", "plain-1.0_x/y")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("it's", @"'it'\''s'")]
    public void A_word_survives_the_shell(string word, string quoted) => Assert.Equal(quoted, ShellWord.Quote(word));
}
