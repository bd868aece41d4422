using Pgseal.Core.Hba;

namespace Pgseal.Core.Tests.Hba;

public sealed class BuildFeaturesTests
{
    [Fact]
    public void A_configured_build_has_what_was_asked_for() => Assert.Equal(
        [HbaFeature.Gss, HbaFeature.Ldap, HbaFeature.Pam],
        BuildFeatures.Of(" '--prefix=/usr' '--with-pam' '--with-gssapi' '--with-ldap' '--with-openssl'"));

    [Fact]
    public void And_nothing_else() => Assert.Empty(BuildFeatures.Of("'--with-openssl'")!.Value);

    [Theory]
    [InlineData("")]
    [InlineData("-Dgssapi=enabled")]
    [InlineData("--host=x86_64-w64-mingw32 --with-openssl")]
    public void Of_other_builds_nothing_is_known(string configure) => Assert.Null(BuildFeatures.Of(configure));
}
