using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

public sealed class HostFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Judged from facts, and tried by a thread that is the user: the two must agree.</summary>
    [Theory]
    [InlineData("755", "644", true)]
    [InlineData("711", "644", true)] // passing through needs no reading
    [InlineData("700", "644", false)]
    [InlineData("744", "644", false)]
    [InlineData("755", "600", false)]
    [InlineData("755", "640", false)]
    public void What_another_user_can_read_is_known_beforehand(string directoryMode, string fileMode, bool readable)
    {
        OtherUser.RunsAsRoot();
        folder.Make("way", directoryMode);
        folder.Make("links");
        folder.Write("way/key", "k", fileMode);
        File.CreateSymbolicLink(folder["links/key"], "../way/key");
        foreach (var path in new[] { folder["way/key"], folder["links/key"] })
        {
            Assert.Equal(readable, HostFile.CanRead(path, OtherUser.Stranger) is ReadAccess.Readable);
            Assert.Equal(readable, OtherUser.Run(OtherUser.Stranger, () => Failure(() => HostFile.Read(path)) is null));
        }
    }

    [Fact]
    public void A_link_through_a_closed_directory_is_denied_there()
    {
        OtherUser.RunsAsRoot();
        folder.Make("closed", "700");
        folder.Write("open.key", "k");
        File.CreateSymbolicLink(folder["closed/link"], "../open.key");
        File.CreateSymbolicLink(folder["way"], "closed/link");
        var denied = Assert.IsType<ReadAccess.Denied>(HostFile.CanRead(folder["way"], OtherUser.Stranger));
        Assert.Equal(folder["closed"], denied.Path);
        Assert.IsType<ReadAccess.Readable>(HostFile.CanRead(folder["open.key"], OtherUser.Stranger));
    }

    [Fact]
    public void What_is_not_there_cannot_be_read() =>
        Assert.Equal(folder["gone"], Assert.IsType<ReadAccess.Denied>(HostFile.CanRead(folder["gone"], OtherUser.Stranger)).Path);

    [Fact]
    public void What_cannot_be_seen_is_unknown()
    {
        OtherUser.RunsAsRoot();
        folder.Make("closed", "700");
        folder.Write("closed/key", "k");
        Assert.IsType<ReadAccess.Unknown>(OtherUser.Run(OtherUser.Stranger, () => HostFile.CanRead(folder["closed/key"], OtherUser.Server)));
    }

    [Theory]
    [InlineData("gone", FileFault.NotFound)]
    [InlineData("file/below", FileFault.NotFound)]
    [InlineData("directory", FileFault.WrongKind)]
    [InlineData("private", FileFault.Denied)]
    public void Each_reason_not_to_read_a_file_is_its_own(string name, FileFault fault)
    {
        OtherUser.RunsAsRoot();
        folder.Write("file", "");
        folder.Write("private", "", "600");
        folder.Make("directory");
        var failure = OtherUser.Run(OtherUser.Stranger, () => Failure(() => HostFile.Read(folder[name])));
        Assert.Equal((fault, folder[name]), (failure!.Fault, failure.Path));
        Assert.StartsWith($"cannot read {folder[name]}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_elsewhere_cannot_write_to_the_terminal() =>
        Assert.DoesNotContain('\e', Failure(() => HostFile.Read(folder["a\e[2Jb"]))!.Message);

    [Fact]
    public void Facts_are_those_at_the_end_of_the_links()
    {
        folder.Write("f", "x", "640");
        File.CreateSymbolicLink(folder["l"], "f");
        Assert.Equal(FileKind.Regular, HostFile.Facts(folder["l"]).Kind);
        Assert.Equal(folder["f"], HostFile.RealPath(folder["l"]));
    }

    static FileFailure? Failure(Action act) => Record.Exception(act) as FileFailure;
}
