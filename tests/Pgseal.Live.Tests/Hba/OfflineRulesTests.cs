using Pgseal.Core.Hba;
using Pgseal.Core.Settings;
using Pgseal.Live.Hba;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.Hba;

public sealed class OfflineRulesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("pgseal-rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Includes_and_lists_are_read_from_beside_the_file()
    {
        Write("pg_hba.conf", "include_dir more\nhost @names all all reject\n");
        Write("names", "app, web\n");
        Write("more/b.conf", "local all all peer\n");
        Write("more/a.conf", "host all all all md5\n");
        Write("more/ignored", "nonsense\n");

        var read = Read("pg_hba.conf");

        Assert.Equal(true, read.Loads);
        Assert.Equal(["a.conf:1", "b.conf:1", "pg_hba.conf:2"], read.Tree.Rules.Select(rule => Path.GetFileName(rule.File) + ":" + rule.LineNumber));
        Assert.Equal(["app", "web"], read.Tree.Rules[2].Databases.Select(word => word.Value.ToString()));
    }

    [Fact]
    public void A_file_that_is_not_there_is_what_the_server_would_find()
    {
        Write("pg_hba.conf", "include nowhere\nlocal all all peer\n");

        var read = Read("pg_hba.conf");

        Assert.Equal(false, read.Loads);
        Assert.Empty(read.NotSeen);
        Assert.Contains("No such file or directory", read.Tree.Errors[0].Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_named_and_not_read()
    {
        Write("pg_hba.conf", "include /dev/zero\nlocal all all peer\n");

        var read = Read("pg_hba.conf");

        Assert.Null(read.Loads);
        Assert.Equal(["/dev/zero could not be read: it is not a regular file"], read.NotSeen);
    }

    [Fact]
    public void A_file_that_this_user_may_not_read_is_named_and_never_taken_for_missing()
    {
        OtherUser.RunsAsRoot();
        Write("pg_hba.conf", "include secret\nlocal all all peer\n");
        Write("secret", "host all all all trust\n");
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode($"{folder}/secret", UnixFileMode.UserRead);

        var asStranger = OtherUser.Run(OtherUser.Stranger, () => Read("pg_hba.conf"));

        Assert.Null(asStranger.Loads);
        Assert.Equal([$"{folder}/secret could not be read: permission denied"], asStranger.NotSeen);
        Assert.Equal(true, Read("pg_hba.conf").Loads);
    }

    [Fact]
    public void Rules_that_this_user_may_not_read_are_a_failure()
    {
        OtherUser.RunsAsRoot();
        Write("pg_hba.conf", "local all all peer\n");
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode($"{folder}/pg_hba.conf", UnixFileMode.UserRead);

        var failure = Assert.Throws<RulesUnreadable>(() => OtherUser.Run(OtherUser.Stranger, () => Read("pg_hba.conf")));

        Assert.Contains("permission denied", failure.Problem.What, StringComparison.Ordinal);
    }

    static HbaEnvironment Of(int major) => new(ServerVersion.OfMajor(major));

    RulesRead Read(string name) => OfflineRules.Read($"{folder}/{name}", Of(18));

    void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName($"{folder}/{name}")!);
        File.WriteAllText($"{folder}/{name}", text);
    }
}
