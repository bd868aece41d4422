using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Pgseal.Core.Tests.Hba;

namespace Pgseal.Core.Tests.Posture;

/// <summary>A member with rules and settings, everything else unseen or empty.</summary>
static class SomeDoor
{
    public static MemberFacts Member(string rules = "", string target = "db1", bool fromView = false, params (string Name, string Value)[] settings)
    {
        var version = ServerVersion.OfMajor(18);
        var environment = new HbaEnvironment(version)
        {
            Ssl = true,
            ClientCa = true,
            Features = [HbaFeature.Ldap],
            Databases = ["app", "postgres"],
            Roles = [new("app", []) { CanLogin = true, IsSuperuser = false }, new("ops\"x", []) { CanLogin = true, IsSuperuser = true }, new("owner", []) { CanLogin = false, IsSuperuser = true }],
        };
        var tree = FakeFiles.Read(environment, $"local all all peer\n{rules}");
        var view = new SettingsView(settings.Select(it => new Setting(it.Name, it.Value, "configuration file", "/data/postgresql.conf", 7, false)).ToValueList());
        return new(target, null, new(MemberRole.Primary, "1", version, "auditor", "postgres", false, null, default, default, view))
        {
            Rules = new RulesFacts(tree, fromView, [], null),
            Environment = environment,
            Md5Roles = ValueList.Create<string>([]),
            FileSettings = ValueList.Create<FileSetting>([]),
            ClientAuthorities = ValueList.Create<string>([]),
        };
    }

    /// <summary>The findings of the last member named, of these ids.</summary>
    public static ValueList<Finding> Find(IEnumerable<MemberFacts> members, params string[] ids) =>
        Judge.Report([new("main", members.ToValueList())], Scope.All, DateTimeOffset.UnixEpoch).Clusters[0].Members[^1].Findings.Where(finding => ids.Contains(finding.Id)).ToValueList();

    public static ValueList<Finding> Find(MemberFacts member, params string[] ids) => Find([member], ids);
}
