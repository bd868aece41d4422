using Pgseal.Live.Hosts;
using Pgseal.Live.State;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.State;

public sealed class StateDirectoryTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/given", "/xdg", "/home/x", "/given")]
    [InlineData(null, "/xdg", "/home/x", "/xdg/pgseal")]
    [InlineData(null, "relative", "/home/x", "/home/x/.local/state/pgseal")] // XDG: a relative path is to be ignored
    [InlineData(null, "", "/home/x/", "/home/x/.local/state/pgseal")]
    [InlineData(null, null, "/home/x", "/home/x/.local/state/pgseal")]
    public void Its_place_is_the_option_or_the_environments(string? option, string? xdg, string? home, string expected) =>
        Assert.Equal(expected, StateDirectory.Locate(option, name => name == "HOME" ? home : name == "XDG_STATE_HOME" ? xdg : null));

    [Fact]
    public void Without_a_home_an_option_is_asked_for() =>
        Assert.Contains("--state-dir", Assert.Throws<StateFailure>(() => StateDirectory.Locate(null, _ => null)).Message, StringComparison.Ordinal);

    [Fact]
    public void It_is_made_private_on_first_use_only()
    {
        Assert.Null(StateDirectory.TryOpen(folder["a/state"]));
        Assert.Empty(folder.Everything());
        var state = StateDirectory.Open(folder["a/state"]);
        Assert.Equal("700", Convert.ToString(HostFile.Facts(state.Path).Mode, 8));
        Assert.NotNull(StateDirectory.TryOpen(folder["a/state"]));
    }

    [Fact]
    public void One_of_another_user_is_refused()
    {
        OtherUser.RunsAsRoot();
        folder.Make("state", "700", OtherUser.Server);
        Assert.Contains("belongs to another user", Assert.Throws<StateFailure>(() => StateDirectory.Open(folder["state"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_others_may_write_in_is_refused()
    {
        folder.Make("state", "770");
        Assert.Contains("chmod go-w", Assert.Throws<StateFailure>(() => StateDirectory.Open(folder["state"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_none_can_be_made_that_is_said()
    {
        OtherUser.RunsAsRoot();
        var failure = OtherUser.Run(OtherUser.Stranger, () => Assert.Throws<StateFailure>(() => StateDirectory.Open(folder["state"])));
        Assert.Equal($"the state directory {folder["state"]} cannot be used: cannot create {folder["state"]}: permission denied", failure.Message);
        folder.Write("file", "");
        Assert.Throws<StateFailure>(() => StateDirectory.Open(folder["file"]));
        Assert.Throws<StateFailure>(() => StateDirectory.Open(folder["file/below/state"]));
    }
}
