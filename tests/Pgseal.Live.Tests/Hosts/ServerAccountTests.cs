using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

public sealed class ServerAccountTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_owner_of_a_directory_is_known_by_name_and_groups()
    {
        OtherUser.RunsAsRoot();
        var owner = ServerAccount.OfOwner(folder.Make("data", "700", OtherUser.Server));
        Assert.Equal((OtherUser.Server.Name, OtherUser.Server.Uid, OtherUser.Server.Gid), (owner.Name, owner.Uid, owner.Gid));
        Assert.Equal(TemporaryFolder.Run("id", "-G", owner.Name).Trim().Split(' ').Select(uint.Parse).Order(), owner.Groups.Order());
    }

    [Fact]
    public void A_user_without_a_name_is_called_by_its_number()
    {
        OtherUser.RunsAsRoot();
        Assert.Equal("4242", ServerAccount.OfOwner(folder.Make("data", "700", OtherUser.Stranger)).Name);
    }

    [Fact]
    public void A_process_shows_the_user_and_groups_it_really_has()
    {
        OtherUser.RunsAsRoot();
        using var process = System.Diagnostics.Process.Start("setpriv", ["--reuid", "4242", "--regid", "4243", "--groups", "4244,4245", "sleep", "60"]);
        try
        {
            // The exec of sleep ends the time in which it is still root.
            Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{process.Id}/comm").Trim() == "sleep", TimeSpan.FromSeconds(30)));
            Assert.Equal(new OsAccount("4242", 4242, 4243, [4244, 4245]), ServerAccount.OfProcess(process.Id));
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
        Assert.Equal(FileFault.NotFound, Assert.Throws<FileFailure>(() => ServerAccount.OfProcess(process.Id)).Fault);
    }

    [Fact]
    public void The_caller_is_the_user_of_the_moment()
    {
        OtherUser.RunsAsRoot();
        Assert.True(ServerAccount.Caller().IsRoot);
        var caller = OtherUser.Run(OtherUser.Stranger, ServerAccount.Caller);
        Assert.Equal((4242u, 4242u), (caller.Uid, caller.Gid));
        Assert.Empty(caller.Groups);
    }
}
