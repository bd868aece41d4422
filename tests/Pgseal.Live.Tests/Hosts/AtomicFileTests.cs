using System.Text;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

public sealed class AtomicFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_replaced_file_keeps_owner_mode_and_name_and_leaves_nothing_beside_it()
    {
        OtherUser.RunsAsRoot();
        var path = folder.Write("pg_hba.conf", "before", "640", OtherUser.Server);
        AtomicFile.Replace(path, "after"u8);
        Assert.Equal("after", File.ReadAllText(path));
        var facts = HostFile.Facts(path);
        Assert.Equal((OtherUser.Server.Uid, OtherUser.Server.Gid, "640"), (facts.Uid, facts.Gid, Convert.ToString(facts.Mode, 8)));
        Assert.Equal(["pg_hba.conf"], folder.Everything());
    }

    [Fact]
    public void The_access_list_and_the_security_label_go_along()
    {
        OtherUser.RunsAsRoot();
        var path = folder.Write("f", "before", "640");
        // user::rw-, user:4242:r--, group::---, mask::r--, other::---
        var acl = Convert.FromHexString("0200000001000600ffffffff020004009210000004000000ffffffff10000400ffffffff20000000ffffffff");
        var label = "system_u:object_r:postgresql_db_t:s0\0"u8.ToArray();
        Attributes.Set(path, "system.posix_acl_access", acl);
        Attributes.Set(path, "security.selinux", label);

        AtomicFile.Replace(path, "after"u8);

        Assert.Equal(acl, Attributes.Get(path, "system.posix_acl_access"));
        Assert.Equal(label, Attributes.Get(path, "security.selinux"));
        Assert.True(HostFile.Facts(path).Allows(OtherUser.Stranger, Access.Read));
        Assert.Equal("after", OtherUser.Run(OtherUser.Stranger, () => File.ReadAllText(path)));
    }

    [Fact]
    public void A_default_access_list_of_the_directory_does_not_open_the_new_file()
    {
        OtherUser.RunsAsRoot();
        var path = folder.Write("key", "before", "600");
        // default: user::rwx, user:4242:rw-, group::r-x, mask::rwx, other::r-x
        Attributes.Set(folder.Path, "system.posix_acl_default", Convert.FromHexString(
            "0200000001000700ffffffff020006009210000004000500ffffffff10000700ffffffff20000500ffffffff"));
        AtomicFile.Replace(path, "after"u8);
        AtomicFile.Create(folder["new key"], "secret"u8);
        Assert.Equal([null, null], new[] { path, folder["new key"] }.Select(it => HostFile.Facts(it).Acl));
        Assert.Equal(["600", "600"], new[] { path, folder["new key"] }.Select(it => Convert.ToString(HostFile.Facts(it).Mode, 8)));
    }

    [Fact]
    public void A_link_stays_and_the_file_behind_it_is_replaced()
    {
        folder.Make("etc");
        folder.Make("data");
        var real = folder.Write("etc/pg_hba.conf", "before");
        File.CreateSymbolicLink(folder["data/middle"], "../etc/pg_hba.conf");
        File.CreateSymbolicLink(folder["data/pg_hba.conf"], "middle");
        AtomicFile.Replace(folder["data/pg_hba.conf"], "after"u8);
        Assert.Equal("after", File.ReadAllText(real));
        Assert.Equal(("middle", "../etc/pg_hba.conf"), (new FileInfo(folder["data/pg_hba.conf"]).LinkTarget, new FileInfo(folder["data/middle"]).LinkTarget));
        Assert.Equal(["data", "data/middle", "data/pg_hba.conf", "etc", "etc/pg_hba.conf"], folder.Everything());
    }

    [Fact]
    public void A_bind_mounted_file_is_refused_beforehand()
    {
        OtherUser.RunsAsRoot();
        folder.Write("outside", "before");
        folder.Write("with space", "");
        folder.Mount(folder["with space"], "--bind", folder["outside"]);
        AssertUntouched(FileFault.BindMounted, folder["with space"], () => AtomicFile.Replace(folder["with space"], "after"u8));
    }

    [Fact]
    public void A_full_disk_leaves_the_original_and_nothing_beside_it()
    {
        OtherUser.RunsAsRoot();
        folder.Make("full");
        folder.Mount(folder["full"], "-t", "tmpfs", "-o", "size=64k", "none");
        var path = folder.Write("full/pg_hba.conf", "before");
        File.WriteAllBytes(folder["full/filler"], new byte[40_000]);
        AssertUntouched(FileFault.NoSpace, path, () => AtomicFile.Replace(path, new byte[40_000]));
        Assert.Equal(FileFault.NoSpace, Failure(() => AtomicFile.Create(folder["full/new"], new byte[40_000])).Fault);
        Assert.Equal(["full/filler", "full/pg_hba.conf"], folder.Everything("full"));
    }

    [Fact]
    public void A_read_only_file_system_is_named()
    {
        OtherUser.RunsAsRoot();
        folder.Make("frozen");
        folder.Mount(folder["frozen"], "-t", "tmpfs", "none");
        var path = folder.Write("frozen/f", "before");
        TemporaryFolder.Run("mount", "-o", "remount,ro", folder["frozen"]);
        AssertUntouched(FileFault.ReadOnlyFileSystem, path, () => AtomicFile.Replace(path, "after"u8));
    }

    [Fact]
    public void A_directory_closed_to_the_user_is_named()
    {
        OtherUser.RunsAsRoot();
        var path = folder.Write("f", "before", "666");
        AssertUntouched(FileFault.Denied, path, () => OtherUser.Run(OtherUser.Stranger, () => AtomicFile.Replace(path, "after"u8)));
    }

    [Fact]
    public void A_file_whose_owner_could_not_be_kept_is_left_alone()
    {
        OtherUser.RunsAsRoot();
        folder.Make("open", "777");
        var path = folder.Write("open/f", "before", "666", OtherUser.Server);
        AssertUntouched(FileFault.Denied, path, () => OtherUser.Run(OtherUser.Stranger, () => AtomicFile.Replace(path, "after"u8)));
    }

    [Fact]
    public void A_file_that_is_gone_is_not_made_again()
    {
        Assert.Equal(FileFault.NotFound, Failure(() => AtomicFile.Replace(folder["gone"], "x"u8)).Fault);
        Assert.Equal(FileFault.NotFound, Failure(() => AtomicFile.Create(folder["gone/too"], "x"u8)).Fault);
        Assert.Empty(folder.Everything());
    }

    [Fact]
    public void A_file_that_changed_since_it_was_decided_on_is_left_alone()
    {
        var path = folder.Write("f", "before");
        var expected = AtomicFile.Sha256("before"u8);
        File.WriteAllText(path, "somebody else");
        Assert.Equal(FileFault.Changed, Failure(() => AtomicFile.Replace(path, "after"u8, expected)).Fault);
        Assert.Equal("somebody else", File.ReadAllText(path));
        AtomicFile.Replace(path, "after"u8, AtomicFile.Sha256("somebody else"u8));
        Assert.Equal("after", File.ReadAllText(path));
        Assert.Equal(["f"], folder.Everything());
    }

    [Fact]
    public void A_directory_is_no_file() =>
        Assert.Equal(FileFault.WrongKind, Failure(() => AtomicFile.Replace(folder.Make("d"), "x"u8)).Fault);

    [Fact]
    public void A_circle_of_links_is_named()
    {
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");
        Assert.Equal(FileFault.WrongKind, Failure(() => AtomicFile.Replace(folder["a"], "x"u8)).Fault);
    }

    [Fact]
    public void A_new_file_is_private_and_given_to_its_owner()
    {
        OtherUser.RunsAsRoot();
        AtomicFile.Create(folder["key"], "secret"u8, owner: OtherUser.Server);
        var facts = HostFile.Facts(folder["key"]);
        Assert.Equal((OtherUser.Server.Uid, OtherUser.Server.Gid, "600"), (facts.Uid, facts.Gid, Convert.ToString(facts.Mode, 8)));
        Assert.Equal(["key"], folder.Everything());
    }

    [Fact]
    public void A_new_file_is_never_written_over_an_old_one()
    {
        var path = folder.Write("key", "old");
        AssertUntouched(FileFault.AlreadyThere, path, () => AtomicFile.Create(path, "new"u8), "old");
    }

    [Fact]
    public void A_reader_never_sees_half_a_file()
    {
        var path = folder.Write("f", new string('a', 100_000));
        var stop = false;
        var writer = new Thread(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++)
                AtomicFile.Replace(path, Encoding.ASCII.GetBytes(new string((char)('a' + (i % 26)), 100_000)));
        });
        writer.IsBackground = true;
        writer.Start();
        var seen = new HashSet<char>();
        while (seen.Count < 5)
        {
            var text = File.ReadAllText(path);
            Assert.Equal(100_000, text.Length);
            Assert.Single(text.Distinct());
            seen.Add(text[0]);
        }
        Volatile.Write(ref stop, true);
        writer.Join();
    }

    void AssertUntouched(FileFault fault, string path, Action act, string content = "before")
    {
        var before = folder.Everything();
        Assert.Equal(fault, Failure(act).Fault);
        Assert.Equal(content, File.ReadAllText(path));
        Assert.Equal(before, folder.Everything());
    }

    static FileFailure Failure(Action act) => Assert.Throws<FileFailure>(act);
}
