using System.Net;
using Pgseal.Core;
using Pgseal.Core.Observing;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Runs;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Cli.Tests;

/// <summary>Answers to render: one of each kind, with everything in it that a view must show.</summary>
static class Some
{
    /// <summary>A name that is markup, ends a line, and rings and colours a terminal, if anybody lets it.</summary>
    public const string HostileName = "[red]a\u001b[31m\nb\u0007‮c[/]";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Too many clusters for a block each, ended early, compared with an earlier audit.</summary>
    public static AuditReport ManyAudited(string name = "app")
    {
        var excepted = Audit(name).Clusters[0] with { Name = "db0:5432", Verdict = Verdict.Unknown };
        excepted = excepted with
        {
            Members = excepted.Members.Select(member => member with
            {
                Findings = member.Findings.Select(finding => finding with { Exemption = new("the billing team", $"{name} moves in December", new DateOnly(2026, 12, 31)) }).ToValueList(),
            }).ToValueList(),
        };
        var report = Audit(name) with { Clusters = [.. Audit(name).Clusters, excepted, excepted with { Name = "db8:5432" }], NotLookedAt = 996 };
        return report with
        {
            Changes = new(Noon.AddDays(-7),
            [
                new("db1:5432", Verdict.Enforced, Verdict.Optional, [new("hba-admits-plaintext", $"host {name}")], []),
                new("db7:5432", Verdict.Enforced, null, [], [new("certificate-expires-soon", "CN=db7")]),
                new("db9:5432", null, Verdict.Enforced, [], []),
            ]),
        };
    }

    public static AuditReport Audit(string name = "app") => new(Noon, Scope.Remote,
    [
        new("db1:5432", "7401234567890123456", Verdict.Optional,
        [
            new(
                "db1:5432",
                MemberRole.Primary,
                new ServerVersion(180004),
                Verdict.Optional,
                [],
                new(Tls: true, "TLSv1.3", "TLS_AES_256_GCM_SHA384", new(Sha('a'), "CN=db1", Noon.AddDays(397))),
                [
                    new("10.1.0.5", 5432, Tls: true, Sha('a'), PlaintextAnswer.Admitted, null, null, "10.1.0.9", $"{name}@{name}", Noon),
                    new("fd00::5", 5432, Tls: true, Sha('a'), PlaintextAnswer.Refused, "28000",
                        $"no pg_hba.conf entry for host \"fd00::9\", user \"{name}\", database \"{name}\", no encryption", "fd00::9", $"{name}@{name}", Noon),
                    new("127.0.0.1", 5432, Tls: true, Sha('a'), PlaintextAnswer.NotApplicable),
                ],
                new Proof.Refuted(new(ConnectionKind.Plain, Replication: false, name, name, "10.1.2.3", "/etc/postgresql/18/main/pg_hba.conf", 98)),
                new SessionCounts(Tls: 3, Plain: 1, Gss: 0, Local: 2),
                [
                    new(FindingRules.PlaintextSession, $"user {name}, database {name}", "1 session from 10.1.2.3", "pg_stat_ssl", "run pgseal sessions db1:5432"),
                    new(FindingRules.HbaAdmitsPlaintext, "host", $"host {name} {name} 10.0.0.0/8 md5", "/etc/postgresql/18/main/pg_hba.conf:98", "run pgseal plan db1:5432"),
                    new(FindingRules.KeyInDataDirectory, "ssl_key_file", "server.key", "pg_settings", "run pgseal apply db1:5432")
                    {
                        Exemption = new($"{name}@example.org", $"moved with the next version of {name}", new(2027, 1, 31)),
                    },
                ]),
            new(
                "db2:5432",
                MemberRole.Standby,
                new ServerVersion(180004),
                Verdict.Unknown,
                ["the role monitor may not read pg_hba_file_rules", "the address fd00::6 was not tried"],
                new(Tls: false, null, null, null),
                [],
                new Proof.Unknown(["pg_hba.conf could not be read"]),
                null,
                []),
            new("db3:5432", MemberRole.Unknown, null, Verdict.Unknown, ["db3:5432 does not answer"], null, [], new Proof.Unknown(["db3:5432 does not answer"]), null, []),
        ]),
        new("db9:5432", "7401234567890123999", Verdict.Enforced,
        [
            new(
                "db9:5432",
                MemberRole.Primary,
                new ServerVersion(130023),
                Verdict.Enforced,
                [],
                new(Tls: true, "TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384", new(Sha('b'), "CN=db9", Noon.AddDays(90))),
                [new("10.1.0.99", 5432, Tls: true, Sha('b'), PlaintextAnswer.Refused, "28000", "no pg_hba.conf entry", "10.1.0.99", "app@app", Noon)],
                new Proof.Proven(),
                new SessionCounts(Tls: 12, Plain: 0, Gss: 0, Local: 1),
                []),
        ]),
    ]);

    public static Plan Plan(string name = "app") => new(Noon, Scope.Remote, Strategy.Convert, DrainPolicy.Transaction,
    [
        new("db1:5432", "7401234567890123456", "/home/dba/.local/state/pgseal/ca/7401234567890123456/ca.crt",
        [
            new("db2:5432", MemberRole.Standby, [Rules("/var/lib/postgresql/standby/pg_hba.conf", name)], [], []),
            new("db1:5432", MemberRole.Primary,
            [
                new Change.InstallCertificate("/etc/pgseal/7401234567890123456/db1", "CN=db1", ["db1", "db1.example.org", "10.1.0.5", "localhost", "127.0.0.1", "::1"],
                    "ECDSA P-256", Noon.AddDays(397), Imported: false, "/home/dba/.local/state/pgseal/ca/7401234567890123456/ca.crt",
                    "there is no certificate yet", "the link goes back to what it pointed to"),
                new Change.SetSetting("ssl", "off", "on", "TLS is not served", "ALTER SYSTEM RESET ssl"),
                new Change.SetSetting("ssl_min_protocol_version", "", "TLSv1.2", "nothing below the floor is served", "ALTER SYSTEM RESET ssl_min_protocol_version"),
                Rules("/var/lib/postgresql/18/main/pg_hba.conf", name),
            ],
            [
                new(name, name, "10.1.2.3", "legacy [importer]", IsWalsender: false, 3, Expectation.WouldBeRefused, "it chose plaintext although TLS was served"),
                new("rep", null, "10.1.0.6", "walreceiver", IsWalsender: true, 1, Expectation.ComesBack, "primary_conninfo says sslmode=prefer"),
                new("app", "app", "10.1.2.4", "", IsWalsender: false, 1, Expectation.Untested, "it was opened before TLS was served"),
            ],
            ["line 101 admits local clients only and stays"])
            {
                Clients = Clients(name),
                Observation = new(
                    [],
                    new(LogFormat.Csv, null, null, ["/var/lib/postgresql/18/main/log/postgresql-Mon.csv", "/var/lib/postgresql/18/main/log/postgresql-Tue.csv"], 123456789, Noon.AddDays(-7), Noon,
                        ["2 records could not be understood"]),
                    TimeSpan.FromSeconds(60),
                    NotKept: 0),
            },
        ],
        [])
        {
            Targets = [new("db1:5432", "host=db1 port=5432 user=dba"), new("db2:5432", "host=db2 port=5432 user=dba")],
            Facts = [new("db1:5432", "setting ssl", "off (default)"), new("db1:5432", $"file /etc/{name}.conf", $"sha256 {Sha('d')}")],
        },
    ]);

    public static Live.Apply.ApplyOptions Asked { get; } = new(
        Scope.Remote, Strategy.Convert, TlsFloor.Tls12, "/etc/ssl/db1.pem", "/etc/ssl/db1.key", ["db.example.org"], new(DrainPolicy.Transaction, TimeSpan.FromSeconds(60), 100, ["monitor"]), HardenStandbys: true,
        new(All: false, ["legacy@app"]), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), "/home/dba/.local/state/pgseal", ["pgseal", "plan"]);

    static ValueList<ClientImpact> Clients(string name) =>
    [
        new(
            new(ClientKey.Of(name, name, "10.1.2.3", "legacy [importer]", isReplication: false))
            {
                FirstSeen = Noon.AddDays(-6), LastSeen = Noon, Now = 3, Count = 214, Plain = 214, LastPlainWhileServed = Noon,
            },
            ClientUse.Application, Expectation.WouldBeRefused, "it opened plaintext although TLS was served", "/var/lib/postgresql/18/main/pg_hba.conf:98",
            "Set sslmode=require or stronger where it keeps its connection settings"),
        new(
            new(ClientKey.Of("app", "app", "10.1.2.4", "", isReplication: false)) { FirstSeen = Noon.AddHours(-1), LastSeen = Noon, Now = 1, Count = 1, Plain = 1 },
            ClientUse.Application, Expectation.Untested, "it was opened before TLS was known to be served", "/var/lib/postgresql/18/main/pg_hba.conf:98", null),
        new(
            new(ClientKey.Of("rep", null, "10.1.0.6", "walreceiver", isReplication: true)) { FirstSeen = Noon.AddDays(-6), LastSeen = Noon, Now = 1, Count = 1, Plain = 1 },
            ClientUse.Walsender, Expectation.ComesBack, "primary_conninfo of db2:5432 says sslmode=prefer", null, null),
        new(
            new(ClientKey.Of(null, null, "10.1.0.9", "", isReplication: false)) { FirstSeen = Noon.AddDays(-6), LastSeen = Noon, ReceivedOnly = 5000 },
            ClientUse.HealthCheck, Expectation.Untested, "it connected and said nothing that was logged: a health check, or one that gave up", null, null),
        new(
            new(ClientKey.Of("web", "app", "10.1.2.5", "web", isReplication: false)) { FirstSeen = Noon.AddDays(-6), LastSeen = Noon, Now = 20, Count = 4711, Tls = 4711, LowestProtocol = "TLSv1.3" },
            ClientUse.Application, Expectation.Stays, "it uses TLS", null, null),
    ];

    public static Plan EmptyPlan { get; } = new(Noon, Scope.All, Strategy.Guard, DrainPolicy.None,
        [new("db1:5432", "7401234567890123456", null, [new("db1:5432", MemberRole.Primary, [], [], [])], [])]);

    public static Plan BlockedPlan { get; } = new(Noon, Scope.Remote, Strategy.Convert, DrainPolicy.Transaction,
    [
        new("db1:5432", "7401234567890123456", null, [new("db1:5432", MemberRole.Primary, [new Change.SetSetting("ssl", "off", "on", "TLS is not served", "ALTER SYSTEM RESET ssl")], [], [])],
            [new("pg_hba.conf cannot be written by you", "/var/lib/postgresql/18/main/pg_hba.conf", "sudo -u postgres pgseal plan db1:5432")]),
    ]);

    public static RunReport Run { get; } = new(
        "20261124-120000-4f2a",
        RunOutcome.Verified,
        new("/home/dba/.local/state/pgseal/ca/7401234567890123456/ca.crt", Sha('c')),
        [
            new(StageName.Preflight, StageStatus.Done, ["2 members seen, pgseal runs as postgres"], TimeSpan.FromMilliseconds(312)),
            new(StageName.Certificate, StageStatus.Done, ["db1:5432 has CN=db1", "db2:5432 has CN=db2"], TimeSpan.FromMilliseconds(120)),
            new(StageName.Enable, StageStatus.Done, ["db1:5432 serves it", "db2:5432 serves it"], TimeSpan.FromMilliseconds(790)),
            new(StageName.Observe, StageStatus.Skipped, [], TimeSpan.Zero),
            new(StageName.Enforce, StageStatus.Done, ["db2:5432 refuses plaintext with 28000", "db1:5432 refuses plaintext with 28000"], TimeSpan.FromMilliseconds(1904)),
            new(StageName.Drain, StageStatus.Done, ["4 sessions ended, the walsender is back on TLS"], TimeSpan.FromSeconds(71.5)),
            new(StageName.Confirm, StageStatus.Done, [], TimeSpan.FromMilliseconds(420)),
        ],
        null,
        0,
        new(Noon, Scope.Remote, [Audit().Clusters[1]])) { Renewals = [SomeCertificates.Renewal] };

    public static RunReport FailedRun(string name = "app") => new(
        "20261124-120000-4f2a",
        RunOutcome.RolledBack,
        null,
        [
            new(StageName.Preflight, StageStatus.Done, [], TimeSpan.FromMilliseconds(312)),
            new(StageName.Enforce, StageStatus.Failed, [$"the operator's fresh connection as {name} was refused"], TimeSpan.FromMilliseconds(904)),
        ],
        new($"the new rules would not admit {name}", "db1:5432, pg_hba.conf:98", "nothing: pg_hba.conf is byte for byte as before", "pgseal plan db1:5432 --strategy guard"),
        0,
        null);

    public static RunReport RefusedRun { get; } = new(
        null,
        RunOutcome.Refused,
        null,
        [],
        new("Patroni manages this server", "db1:5432", "nothing was changed", "patronictl edit-config"),
        0,
        null);

    public static Run JournalledRun(string name = "db1:5432") => new(
        new(Noon, "20261124-120000-4f2a", "apply", "0.1.0", [new(name, "host=db1", MemberRole.Primary, "7401234567890123456", "/var/lib/postgresql/18/main")]),
        [
            new(2, new UndoableAction.FileReplaced(name, "/var/lib/postgresql/18/main/pg_hba.conf", Sha('a'), Sha('b'), "2-pg_hba.conf")),
            new(1, new UndoableAction.SettingChanged(name, "ssl", null, "on")),
        ],
        StepsBegun: 3,
        StepsUndone: 0,
        RunOutcome.Verified,
        Noon.AddMinutes(1));

    public static Run KilledRun { get; } = JournalledRun() with { Outcome = null, Standing = [], StepsUndone = 3 };

    public static SessionsReport Sessions(string name = "app") => new(Noon, Scope.Remote,
    [
        new("db1:5432", MemberRole.Primary,
        [
            new(101, Noon, "dba", "postgres", "psql", null, null, ConnectionKind.Local, "active", IsWalsender: false, null, null),
            new(102, Noon, "app", "app", "", IPAddress.Parse("127.0.0.1"), 40002, ConnectionKind.Plain, "idle", IsWalsender: false, null, null),
            new(103, Noon, name, name, "legacy", IPAddress.Parse("10.1.2.3"), 40003, ConnectionKind.Plain, "idle in transaction", IsWalsender: false, null, null),
            new(104, Noon, "rep", null, "walreceiver", IPAddress.Parse("10.1.0.6"), 40004, ConnectionKind.Tls, null, IsWalsender: true, "TLSv1.3", "TLS_AES_256_GCM_SHA384"),
        ],
        []),
        new("db2:5432", MemberRole.Standby, [], ["the role monitor sees its own session only"]),
    ],
    null);

    static Change.EditRules Rules(string file, string name) => new(
        file,
        Sha('d'),
        Sha('e'),
        [
            new(98, $"host\tall\t{name}\t10.0.0.0/8\tscram-sha-256\t# the [app] tier", $"hostssl\tall\t{name}\t10.0.0.0/8\tscram-sha-256\t# the [app] tier"),
            new(99, null, "host\tall\tall\t127.0.0.1/32\tscram-sha-256"),
            new(99, "host  all  all  0.0.0.0/0  scram-sha-256", "hostssl  all  all  0.0.0.0/0  scram-sha-256"),
        ],
        "it admits plaintext in scope",
        "the original bytes go back");

    static string Sha(char digit) => new(digit, 64);
}
