using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Tests.Posture;

public sealed class SettingOnDiskTests
{
    [Theory]
    [InlineData("bool", "on", "on", false)]
    [InlineData("bool", "on", "TRUE", false)]
    [InlineData("bool", "on", "1", false)]
    [InlineData("bool", "on", "y", false)]
    [InlineData("bool", "off", "of", false)]
    [InlineData("bool", "off", "o", true)] // the server rejects it too
    [InlineData("bool", "on", "off", true)]
    [InlineData("enum", "TLSv1.2", "tlsv1.2", false)]
    [InlineData("enum", "TLSv1.2", "TLSv1.3", true)]
    [InlineData("string", "server.crt", "server.crt", false)]
    [InlineData("string", "server.crt", "Server.crt", true)]
    [InlineData("integer", "5432", "5432", false)]
    [InlineData("string", "server.crt", null, false)]
    public void A_value_in_a_file_differs_when_it_means_another(string type, string inEffect, string? onDisk, bool differs) =>
        Assert.Equal(differs, new SettingOnDisk("x", inEffect, "configuration file", type, false, false, onDisk, null, null).Differs);
}
