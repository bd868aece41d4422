using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>What PostgreSQL 19 reads otherwise than 18, by its source.</summary>
public sealed class Version19Tests
{
    [Theory]
    [InlineData("host all all all md5\r\n", 18, null)]
    [InlineData("host all all all md5\r\n", 19, null)]
    [InlineData("host\rall all all md5\n", 18, null)]
    [InlineData("host\rall all all md5\n", 19, "invalid connection type \"host\\x0Dall\"")]
    [InlineData("host all all all radius radiusservers=1.2.3.4 radiussecrets=y\n", 18, null)]
    [InlineData("host all all all radius radiusservers=1.2.3.4 radiussecrets=y\n", 19, "invalid authentication method \"radius\"")]
    [InlineData("host all all all md5 radiusports=1\n", 19, "unrecognized authentication option name: \"radiusports\"")]
    [InlineData("host all all all oauth issuer=i scope=s validator.audience=x\n", 18, "unrecognized authentication option name: \"validator.audience\"")]
    [InlineData("host all all all oauth issuer=i scope=s validator.audience=x\n", 19, null)]
    [InlineData("host all all all oauth issuer=i scope=s validator.=x\n", 19, "unrecognized authentication option name: \"validator.\"")]
    [InlineData("host all all all oauth issuer=i scope=s validator.a.b=x\n", 19, "unrecognized authentication option name: \"validator.a.b\"")]
    [InlineData("host all all all md5 validator.a=x\n", 19, "authentication option \"validator.a\" is only valid for authentication methods oauth")]
    public void A_line_loads_or_does_not(string line, int major, string? error)
    {
        var tree = FakeFiles.Read(new HbaEnvironment(ServerVersion.OfMajor(major)) { OAuthValidators = ["v"] }, line);
        Assert.Equal(error is null ? [] : [error], tree.Errors.Select(it => it.Message.ToString()));
    }

    [Fact]
    public void Its_files_are_read_but_its_servers_are_not_supported()
    {
        Assert.True(VersionFacts.IsRead(ServerVersion.OfMajor(19)));
        Assert.False(VersionFacts.IsSupported(ServerVersion.OfMajor(19)));
        Assert.False(VersionFacts.IsRead(ServerVersion.OfMajor(20)));
    }
}
