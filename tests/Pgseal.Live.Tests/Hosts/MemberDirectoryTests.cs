using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

public sealed class MemberDirectoryTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly OsAccount server = ServerAccount.Caller().IsRoot ? OtherUser.Server : ServerAccount.Caller();

    public void Dispose() => folder.Dispose();

    LocalHost Host(string parentMode = "755")
    {
        folder.Make("pg", parentMode, server);
        return new(folder.Make("pg/data", "700", server), 1, server);
    }

    [Fact]
    public void It_stands_beside_the_data_directory_and_is_made_only_when_needed()
    {
        var member = MemberDirectory.Of(Host());
        Assert.Equal((folder["pg/data.pgseal"], false), (member.Path, member.InsideDataDirectory));
        Assert.Null(member.Current());
        Assert.Empty(member.Generations());
        Assert.Equal(["pg", "pg/data"], folder.Everything());
    }

    [Fact]
    public void A_generation_is_complete_private_and_the_servers()
    {
        var member = MemberDirectory.Of(Host());
        member.Prepare("g1", "cert"u8, "key"u8);
        Assert.Equal(
            ["pg", "pg/data", "pg/data.pgseal", "pg/data.pgseal/g1", "pg/data.pgseal/g1/server.crt", "pg/data.pgseal/g1/server.key"], folder.Everything());
        Assert.Equal(
            ["700", "700", "600", "600"],
            new[] { "", "/g1", "/g1/server.crt", "/g1/server.key" }.Select(it => HostFile.Facts(member.Path + it)).Select(it =>
            {
                Assert.Equal((server.Uid, server.Gid), (it.Uid, it.Gid));
                return Convert.ToString(it.Mode, 8);
            }));
        Assert.Null(KeyFileRule.Fault(HostFile.Facts($"{member.Path}/g1/server.key"), server.Uid));
    }

    [Fact]
    public void Both_files_switch_in_one_rename_and_back()
    {
        var member = MemberDirectory.Of(Host());
        member.Prepare("g1", "cert 1"u8, "key 1"u8);
        member.Prepare("g2", "cert 2"u8, "key 2"u8);
        Assert.Equal(["g1", "g2"], member.Generations());
        foreach (var (generation, number) in new[] { ("g1", 1), ("g2", 2), ("g1", 1) })
        {
            member.Switch(generation);
            Assert.Equal(generation, member.Current());
            Assert.Equal(($"cert {number}", $"key {number}"), (File.ReadAllText(member.CertificatePath), File.ReadAllText(member.KeyPath)));
            Assert.IsType<ReadAccess.Readable>(HostFile.CanRead(member.KeyPath, server));
        }
        member.Switch(null);
        member.Switch(null);
        Assert.Null(member.Current());
        Assert.DoesNotContain(folder.Everything(), it => it.Contains(".pgseal-", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_generation_again_changes_nothing_and_another_under_its_name_is_refused()
    {
        var member = MemberDirectory.Of(Host());
        member.Prepare("g1", "cert"u8, "key"u8);
        member.Prepare("g1", "cert"u8, "key"u8);
        Assert.Equal(FileFault.AlreadyThere, Assert.Throws<FileFailure>(() => member.Prepare("g1", "cert"u8, "other"u8)).Fault);
        Assert.Equal("key", File.ReadAllText($"{member.Path}/g1/server.key"));
    }

    [Fact]
    public void A_generation_that_is_not_there_cannot_be_switched_to()
    {
        var member = MemberDirectory.Of(Host());
        member.Prepare("g1", "cert"u8, "key"u8);
        member.Switch("g1");
        Assert.Equal(FileFault.NotFound, Assert.Throws<FileFailure>(() => member.Switch("g2")).Fault);
        Assert.Equal("g1", member.Current());
    }

    [Fact]
    public void Only_a_generation_out_of_use_can_be_discarded()
    {
        var member = MemberDirectory.Of(Host());
        member.Prepare("g1", "cert"u8, "key"u8);
        member.Switch("g1");
        Assert.Throws<FileFailure>(() => member.Discard("g1"));
        member.Switch(null);
        member.Discard("g1");
        Assert.Empty(member.Generations());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("current")]
    public void A_name_that_leads_elsewhere_is_a_bug(string name) =>
        Assert.Throws<ArgumentException>(() => MemberDirectory.Of(Host()).Prepare(name, "cert"u8, "key"u8));

    [Fact]
    public void Where_the_caller_cannot_write_beside_it_it_stands_inside()
    {
        OtherUser.RunsAsRoot();
        var host = Host();
        TemporaryFolder.Run("chown", "root", folder["pg"]);
        var member = OtherUser.Run(server, () =>
        {
            var inside = MemberDirectory.Of(host);
            inside.Prepare("g1", "cert"u8, "key"u8);
            inside.Switch("g1");
            return inside;
        });
        Assert.Equal((folder["pg/data/pgseal"], true), (member.Path, member.InsideDataDirectory));
        Assert.Equal("key", OtherUser.Run(server, () => File.ReadAllText(member.KeyPath)));
        Assert.Equal(member.Path, MemberDirectory.Of(host).Path); // root could stand beside it, but what was decided stands
    }

    [Fact]
    public void A_data_directory_that_is_a_mount_of_its_own_holds_it_inside()
    {
        OtherUser.RunsAsRoot();
        var host = Host();
        folder.Mount(host.DataDirectory, "-t", "tmpfs", "none");
        Assert.True(MemberDirectory.Of(host).InsideDataDirectory);
    }

    [Fact]
    public void A_way_the_server_cannot_go_is_not_taken()
    {
        OtherUser.RunsAsRoot();
        var host = Host("755");
        TemporaryFolder.Run("chown", "root", folder["pg"]);
        TemporaryFolder.Run("chmod", "700", folder["pg"]);
        Assert.True(MemberDirectory.Of(host).InsideDataDirectory);
    }

    [Fact]
    public void A_link_or_a_strangers_directory_in_its_place_gets_no_key()
    {
        OtherUser.RunsAsRoot();
        var host = Host();
        folder.Make("trap", "700", server);
        File.CreateSymbolicLink(folder["pg/data.pgseal"], folder["trap"]);
        Assert.Equal(FileFault.WrongKind, Assert.Throws<FileFailure>(() => MemberDirectory.Of(host).Prepare("g1", "cert"u8, "key"u8)).Fault);
        File.Delete(folder["pg/data.pgseal"]);
        folder.Make("pg/data.pgseal", "777", OtherUser.Stranger);
        Assert.Equal(FileFault.WrongKind, Assert.Throws<FileFailure>(() => MemberDirectory.Of(host).Prepare("g1", "cert"u8, "key"u8)).Fault);
        Assert.DoesNotContain(folder.Everything(), it => it.Contains("server.key", StringComparison.Ordinal));
    }
}
