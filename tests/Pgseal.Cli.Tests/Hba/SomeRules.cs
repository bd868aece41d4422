using System.Net;
using System.Text;
using Pgseal.Cli.Commands.Hba.Check;
using Pgseal.Cli.Commands.Hba.Convert;
using Pgseal.Cli.Commands.Hba.Diff;
using Pgseal.Cli.Commands.Hba.Explain;
using Pgseal.Cli.Commands.Hba.Format;
using Pgseal.Cli.Commands.Hba.Prove;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Tests.Hba;

/// <summary>Answers about a small file that has a bit of everything; <c>name</c> stands where a stranger's text may stand.</summary>
static class SomeRules
{
    const string Path = "/etc/postgresql/pg_hba.conf";

    public static CheckReport Check(string name) => CheckReport.Of(Read(name, """
        local   all     postgres                peer
        host    all     "NAME"  10/8            md5   # office
        hostssl app     all     all             scram-sha-256
        hostgssenc app  all     all             gss

        """));

    /// <summary>A file that would not load, of a server that reads a line in another way.</summary>
    public static CheckReport BrokenCheck(string name)
    {
        var read = Read(name, "local all postgres peer\nhost all \"NAME\" all trustt\nhost all all all ldap ldapserver=x ldapprefix=y ldapbindpasswd=hunter2\n");
        var rows = HbaView.Rows(read.Tree);
        return CheckReport.Of(read with { IsLive = true, View = [rows[0] with { AuthMethod = "trust" }, rows[1]], Notes = [$"{name} was changed after the server last read its configuration"] });
    }

    public static ProveReport Prove(string name) => ProveReport.Of(
        Read(name, "local all all peer\nhost app \"NAME\" 10.0.0.0/8 md5\nhostssl all +staff all scram-sha-256\n"),
        [new HbaProperty.PlaintextRefused(), new HbaProperty.ReplicationRequiresTls(), HbaProperties.Parse("role bob never over tls").Match(it => it.Property, _ => throw new ArgumentException("no property"))],
        Scope.Remote);

    public static ExplainReport Explain(string name) => ExplainReport.Of(
        Read(name, "local all all peer\nhostssl all all all cert\nhost \"NAME\" app 10.0.0.0/8 trust\nhost all app 10.0.0.0/8 md5\nhost all all all reject\n"),
        new(ConnectionKind.Plain, "web", "app", IPAddress.Parse("10.1.2.3")));

    public static ExplainReport UnknownExplain(string name) => ExplainReport.Of(
        Read(name, "host all +\"NAME\" all trust\nhost all all all reject\n"),
        new(ConnectionKind.Tls, name, "app", IPAddress.Parse("2001:db8::7")) { Certificate = new(name, null, IsTrusted: true) });

    public static DiffReport Diff(string name) => DiffReport.Of(
        Read(name, "host all \"NAME\" 10.0.0.0/8 md5\nhost app all 10.0.0.0/8 scram-sha-256\n"),
        Read(name, "hostssl all \"NAME\" 10.0.0.0/8 md5\nhost all all 10.0.0.0/8 password\n"));

    public static ConvertReport Convert(string name) => ConvertReport.Of(
        Read(name, "local all all peer\nhost app \"NAME\" 10.0.0.0/8 md5\nhost all all all scram-sha-256 # all\n"), Scope.Remote, HbaConversionStrategy.Convert);

    public static ConvertReport RefusedConvert(string name) => ConvertReport.Of(Read(name, "host all \"NAME\" all trustt\n"), Scope.Remote, HbaConversionStrategy.Guard);

    public static FormatReport Format(string name)
    {
        var read = Read(name, "# rules\nlocal all\tpostgres peer\nhost all \"NAME\" all md5\n");
        var file = read.Tree.Files[Path];
        return new(read, new(Path, file.Bytes, HbaFormat.Align(read.Tree), []), InPlace: false);
    }

    /// <remarks>A line ends at a line feed, so that one cannot stand in a name.</remarks>
    static RulesRead Read(string name, string text)
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(18)) { DbUserNamespace = false };
        var tree = HbaReader.Read(environment, Path, Encoding.UTF8.GetBytes(text.Replace("NAME", name.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal)));
        return new($"{Path}", tree, environment, [], null, []);
    }
}
