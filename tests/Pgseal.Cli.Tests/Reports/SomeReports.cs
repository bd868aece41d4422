using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Cli.Tests.Reports;

/// <summary>Audits to make reports of. The suite that lets others judge the reports uses them too.</summary>
static class SomeReports
{
    const string Rules = "/etc/postgresql/18/main/pg_hba.conf";

    /// <summary>Names that would be more than names in one format or another.</summary>
    public static string[] HostileNames { get; } =
    [
        "<script>document.title='owned'</script>",
        "\"><img src=x onerror=alert(1)>",
        "'--></style><h1>x</h1>",
        "&lt;b&gt; &amp; &#60;",
        "]]> <![CDATA[ <?php ?>",
        "a | b \\| c \\\\| d",
        "`` ` ``` ~~~",
        "[x](javascript:alert(1)) ![y](http://evil.example/z.png)",
        "http://evil.example www.evil.example me@evil.example @team #1",
        "# head\n\n- item\r\n| a | b |\n|---|---|",
        "{0} {{1}} \\[z\\]",
        "\u001b[31mred\u001b[0m \u0007 \u202eabc\u202c \u200b",
        "\" x=\"1\n# EOF\npgseal_verdict 1",
        "\uffff \ufffe \ud800 \udc00 \U0001f512",
        "$`x`$ \t \\",
    ];

    public static DateTimeOffset Noon { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static AuditReport Nothing { get; } = new(Noon, Scope.Remote, []);

    /// <summary>Everything that a report must show: each verdict, each severity, an exception in force and one that is over, things not seen.</summary>
    public static AuditReport Everything(string name = "app") => new(Noon, Scope.Remote, [Optional(name), Unknown, Enforced]);

    /// <summary>Nothing bad, all seen.</summary>
    public static AuditReport Good { get; } = new(Noon, Scope.All, [Enforced]);

    /// <summary>A name everywhere where text comes from a server, a file, a certificate or a policy; a cluster for each name.</summary>
    public static AuditReport Hostile(params string[] names) => new(Noon, Scope.Remote, [.. names.Select(HostileCluster)]);

    static ClusterReport HostileCluster(string name) => new(name, name, Verdict.Off,
    [
        new(
            name,
            MemberRole.Primary,
            new ServerVersion(180004),
            Verdict.Off,
            [name],
            new(Tls: true, name, name, new(Sha('d'), name, Noon)),
            [new(name, 5432, Tls: null, Sha('d'), PlaintextAnswer.Unknown, name, name, name, name, Noon)],
            new Proof.Refuted(new(ConnectionKind.Plain, Replication: false, name, name, name, name, 1)),
            new SessionCounts(1, 1, 0, 0),
            [
                new(FindingRules.HbaAdmitsPlaintext, name, name, $"/{name}:1", name) { Exemption = new(name, name, new DateOnly(2030, 1, 1)) },
                new(FindingRules.TlsOff, name, name, name, name),
                new(FindingRules.KeyInDataDirectory, name, name, name, name) { Exemption = new(name, name, new DateOnly(2030, 1, 1)) },
            ]),
        new($"{name}2", MemberRole.Unknown, null, Verdict.Unknown, [name], null, [], new Proof.Unknown([name]), null, []),
    ]);

    static ClusterReport Optional(string name) => new("db1:5432", "7401234567890123456", Verdict.Optional,
    [
        new(
            "db1:5432",
            MemberRole.Primary,
            new ServerVersion(180004),
            Verdict.Optional,
            [],
            new(Tls: true, "TLSv1.3", "TLS_AES_256_GCM_SHA384", new(Sha('a'), "CN=db1.example.org", Noon.AddDays(12))),
            [
                new("10.20.0.5", 5432, Tls: true, Sha('a'), PlaintextAnswer.Admitted, null, null, "10.20.0.9", $"{name}@{name}", Noon),
                new("fd00::5", 5432, Tls: true, Sha('a'), PlaintextAnswer.Refused, "28000",
                    $"no pg_hba.conf entry for host \"fd00::9\", user \"{name}\", database \"{name}\", no encryption", "fd00::9", $"{name}@{name}", Noon),
                new("127.0.0.1", 5432, Tls: true, Sha('a'), PlaintextAnswer.NotApplicable),
            ],
            new Proof.Refuted(new(ConnectionKind.Plain, Replication: false, name, name, "10.1.2.3", Rules, 98)),
            new SessionCounts(Tls: 3, Plain: 1, Gss: 0, Local: 2),
            [
                new(FindingRules.HbaAdmitsPlaintext, "db1:5432", $"plaintext database={name} user={name} from 10.1.2.3 is admitted", $"{Rules}:98", "Show the change: pgseal plan db1:5432"),
                new(FindingRules.HbaAdmitsPlaintextReplication, "db1:5432", "plaintext replication user=rep from 10.20.0.6 is admitted", $"{Rules}:101", "Show the change: pgseal plan db1:5432")
                {
                    Exemption = new("dba@example.org", "the old standby cannot do TLS; it is replaced in January", new DateOnly(2027, 1, 31)),
                },
                new(FindingRules.PlaintextSession, $"user {name}, database {name}", "1 session from 10.1.2.3", "pg_stat_ssl", "Show them: pgseal sessions db1:5432"),
                new(FindingRules.CertificateExpiresSoon, "CN=db1.example.org", "ends 2026-12-06", "handshake", "Renew it: pgseal cert renew db1:5432"),
                new(FindingRules.TlsFloorLow, "ssl_min_protocol_version", "TLSv1", "pg_settings",
                    "Raise it: ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2', then SELECT pg_reload_conf()")
                {
                    Exemption = new("billing team", "an appliance speaks TLS 1.0 only", new DateOnly(2026, 10, 31)),
                },
                new(FindingRules.KeyInDataDirectory, "ssl_key_file", "server.key", "pg_settings", "Let pgseal issue a pair beside it: pgseal plan db1:5432"),
                new(FindingRules.LoopbackTcpClient, $"user {name}, database {name}", "2 sessions from 127.0.0.1", "pg_stat_ssl", "Make it use TLS, or a Unix socket"),
            ]),
        new(
            "db2:5432",
            MemberRole.Standby,
            new ServerVersion(180004),
            Verdict.Unknown,
            ["the role monitor may not read pg_hba_file_rules", "the address fd00::6 was not tried"],
            new(Tls: true, "TLSv1.3", "TLS_AES_256_GCM_SHA384", new(Sha('c'), "CN=db2.example.org", Noon.AddDays(200))),
            [new("10.20.0.6", 5432, Tls: true, Sha('c'), PlaintextAnswer.NotTried)],
            new Proof.Unknown(["pg_hba.conf could not be read"]),
            null,
            [new(FindingRules.NotEnoughPrivilege, "monitor", "pg_hba_file_rules: permission denied", "pg_hba_file_rules", "GRANT what docs/privileges.md says")]),
    ]);

    static ClusterReport Unknown { get; } = new("db7:5432", null, Verdict.Unknown,
    [
        new("db7:5432", MemberRole.Unknown, null, Verdict.Unknown, ["db7:5432 does not answer"], null, [], new Proof.Unknown(["db7:5432 does not answer"]), null, []),
    ]);

    static ClusterReport Enforced => new("db9:5432", "7401234567890123999", Verdict.Enforced,
    [
        new(
            "db9:5432",
            MemberRole.Primary,
            new ServerVersion(130023),
            Verdict.Enforced,
            [],
            new(Tls: true, "TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384", new(Sha('b'), "CN=db9.example.org", Noon.AddDays(90))),
            [new("10.20.0.99", 5432, Tls: true, Sha('b'), PlaintextAnswer.Refused, "28000", "no pg_hba.conf entry for host \"10.20.0.99\"", "10.20.0.99", "app@app", Noon)],
            new Proof.Proven(),
            new SessionCounts(Tls: 12, Plain: 0, Gss: 0, Local: 1),
            []),
    ]);

    static string Sha(char digit) => new(digit, 64);
}
