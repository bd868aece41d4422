using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Settings;

public sealed class FipsGroupsTests
{
    [Theory]
    [InlineData("ssl_groups", "X25519:prime256v1", "prime256v1")]
    [InlineData("ssl_groups", "X25519MLKEM768:X25519:secp384r1:P-256", "secp384r1:P-256")]
    [InlineData("ssl_groups", "X25519", "prime256v1")]
    [InlineData("ssl_ecdh_curve", "X25519", "prime256v1")]
    [InlineData("ssl_ecdh_curve", "none", "prime256v1")]
    public void Groups_that_a_fips_module_lacks_are_left_out(string setting, string value, string corrected) =>
        Assert.Equal((setting, corrected), FipsGroups.Correction(With(setting, value)));

    [Theory]
    [InlineData("ssl_groups", "prime256v1:secp384r1")]
    [InlineData("ssl_ecdh_curve", "prime256v1")]
    public void What_a_fips_module_has_stays(string setting, string value) => Assert.Null(FipsGroups.Correction(With(setting, value)));

    [Fact]
    public void What_may_not_be_seen_is_not_changed() => Assert.Null(FipsGroups.Correction(With("work_mem", "4MB")));

    static SettingsView With(string name, string value) => new([new Setting(name, value, "default", null, null, false)]);
}
