using Pgseal.Core.Hosts;

namespace Pgseal.Core.Tests.Hosts;

public sealed class KeyFileRuleTests
{
    [Theory]
    [InlineData(101, "600", true)]
    [InlineData(101, "400", true)]
    [InlineData(101, "640", false)] // initdb --allow-group-access is no excuse for a key
    [InlineData(101, "604", false)]
    [InlineData(0, "640", true)]
    [InlineData(0, "600", true)]
    [InlineData(0, "660", false)]
    [InlineData(0, "650", false)]
    [InlineData(0, "644", false)]
    [InlineData(1000, "600", false)]
    public void Owner_and_mode_decide(uint uid, string octalMode, bool taken) =>
        Assert.Equal(taken, KeyFileRule.Fault(new("/k", FileKind.Regular, uid, 104, Convert.ToInt32(octalMode, 8)), 101) is null);

    [Fact]
    public void The_fault_names_the_mode() => Assert.Equal(
        "The key file /k has mode 0644; the server allows 0600 or less for its own user.",
        KeyFileRule.Fault(new("/k", FileKind.Regular, 101, 104, 0x1a4), 101));

    [Fact]
    public void A_directory_is_no_key() => Assert.NotNull(KeyFileRule.Fault(new("/k", FileKind.Directory, 101, 104, 0x1c0), 101));
}
