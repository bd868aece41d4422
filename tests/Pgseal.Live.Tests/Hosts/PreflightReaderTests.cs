using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

public sealed class PreflightReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public PreflightReaderTests()
    {
        OtherUser.RunsAsRoot();
        folder.Make("etc", "755", OtherUser.Server);
        folder.Write("etc/pg_hba.conf", "", "640", OtherUser.Server);
        folder.Make("data", "700", OtherUser.Server);
        folder.Write("data/postgresql.auto.conf", "", "600", OtherUser.Server);
    }

    public void Dispose() => folder.Dispose();

    (string Path, Need Need)[] Needs =>
    [
        (folder["etc/pg_hba.conf"], Need.Write), (folder["data/postgresql.auto.conf"], Need.Read), (folder["data"], Need.Own),
        (folder["data/pgseal/new"], Need.Own),
    ];

    Preflight As(OsAccount caller) => OtherUser.Run(caller, () => PreflightReader.Read(OtherUser.Server, Needs, ["pgseal", "apply"]));

    [Fact]
    public void Root_and_the_servers_user_can_begin()
    {
        Assert.Equal(new(Caller.Root, [], null), PreflightReader.Read(OtherUser.Server, Needs, ["pgseal", "apply"]));
        Assert.Equal(new(Caller.ServerUser, [], null), As(OtherUser.Server));
    }

    [Fact]
    public void A_stranger_is_told_what_is_missing_and_what_to_type()
    {
        var preflight = As(OtherUser.Stranger);
        Assert.Equal(Caller.Other, preflight.Caller);
        Assert.Equal(Needs, preflight.Missing.Select(it => (it.Path, it.Need)));
        Assert.All(preflight.Missing, it => Assert.NotEmpty(it.Why));
        Assert.Equal($"sudo -u {OtherUser.Server.Name} pgseal apply", preflight.Instead);
    }

    [Fact]
    public void A_file_of_root_in_a_directory_of_root_needs_root()
    {
        TemporaryFolder.Run("chown", "-R", "root", folder["etc"]);
        foreach (var caller in new[] { OtherUser.Server, OtherUser.Stranger })
            Assert.Equal("sudo pgseal apply", As(caller).Instead);
        Assert.Equal([folder["etc/pg_hba.conf"]], As(OtherUser.Server).Missing.Select(it => it.Path));
    }

    [Fact]
    public void A_file_of_root_in_the_servers_own_directory_needs_root_to_stay_roots()
    {
        TemporaryFolder.Run("chown", "root", folder["etc/pg_hba.conf"]);
        TemporaryFolder.Run("chmod", "644", folder["etc/pg_hba.conf"]);
        Assert.Equal("sudo pgseal apply", As(OtherUser.Server).Instead);
    }

    [Fact]
    public void A_read_only_mount_stops_even_root()
    {
        folder.Mount(folder["etc"], "-t", "tmpfs", "none");
        TemporaryFolder.Run("mount", "-o", "remount,ro", folder["etc"]);
        var preflight = PreflightReader.Read(OtherUser.Server, [(folder["etc/pg_hba.conf"], Need.Write)], ["pgseal"]);
        Assert.Null(preflight.Instead);
        Assert.Contains("read-only", Assert.Single(preflight.Missing).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bind_mounted_file_stops_everybody_before_anything_changes()
    {
        folder.Write("outside", "", "640", OtherUser.Server);
        folder.Mount(folder["etc/pg_hba.conf"], "--bind", folder["outside"]);
        foreach (var caller in new[] { OtherUser.Server, ServerAccount.Caller() })
        {
            var preflight = As(caller);
            Assert.Null(preflight.Instead);
            Assert.Equal(folder["etc/pg_hba.conf"], Assert.Single(preflight.Missing).Path);
        }
    }
}
