using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Posture;

public sealed class ShadowRulesTests
{
    [Theory]
    [InlineData("ssl", "on", "off", true)]
    [InlineData("ssl", "1", "TRUE", false)]
    [InlineData("ssl_min_protocol_version", "TLSv1.2", "tlsv1.2", false)]
    [InlineData("listen_addresses", "a, b", "a,b", false)]
    [InlineData("ssl_cert_file", "/A", "/a", true)]
    public void Alter_system_masks_another_value(string name, string byHand, string bySystem, bool isFound)
    {
        var found = Find([new("/etc/postgresql.conf", 3, name, "before"), new("/etc/postgresql.conf", 5, name, byHand), new("/data/postgresql.auto.conf", 4, name, bySystem)]);
        Assert.Equal(isFound ? [$"/etc/postgresql.conf:5 says {byHand}; /data/postgresql.auto.conf:4, written by ALTER SYSTEM, says {bySystem}, and that counts"] : [], found);
    }

    [Fact]
    public void Two_lines_of_the_files_are_no_shadow() =>
        Assert.Empty(Find([new("/etc/postgresql.conf", 3, "ssl", "off"), new("/etc/conf.d/tls.conf", 1, "ssl", "on")]));

    [Fact]
    public void The_command_line_masks_what_would_count_without_it()
    {
        ValueList<FileSetting> lines = [new("/etc/postgresql.conf", 3, "ssl", "on"), new("/data/postgresql.auto.conf", 4, "ssl", "off")];
        var member = SomeDoor.Member() with { FileSettings = lines };
        member = member with { Server = member.Server! with { Settings = new SettingsView([new("ssl", "on", "command line", null, null, false)]) } };
        Assert.Equal(
            "/data/postgresql.auto.conf:4 says off; the server's command line says on, and that counts", Assert.Single(SomeDoor.Find(member, "setting-shadowed")).Observed);
        Assert.Empty(SomeDoor.Find(member with { FileSettings = lines.Take(1).ToValueList() }, "setting-shadowed"));
    }

    [Fact]
    public void Who_may_not_see_the_files_is_told()
    {
        var member = SomeDoor.Member() with { FileSettings = new Observed<ValueList<FileSetting>>.NotSeen("the role auditor may not see them") };
        Assert.Empty(SomeDoor.Find(member, "setting-shadowed"));
        Assert.Contains(SomeDoor.Find(member, "not-enough-privilege"), finding => finding.Observed.EndsWith("not judged: setting-shadowed", StringComparison.Ordinal));
    }

    static IEnumerable<string> Find(ValueList<FileSetting> lines) =>
        SomeDoor.Find(SomeDoor.Member() with { FileSettings = lines }, "setting-shadowed").Select(finding => finding.Observed);
}
