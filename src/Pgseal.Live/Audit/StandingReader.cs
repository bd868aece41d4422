using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads what the configuration files say beside what is in force, and when the certificate file was written.</summary>
static class StandingReader
{
    /// <summary>Those that decide over TLS and over which doors there are.</summary>
    static readonly string[] Telling =
    [
        "ssl", "ssl_cert_file", "ssl_key_file", "ssl_ca_file", "ssl_crl_file", "ssl_crl_dir", "ssl_min_protocol_version", "ssl_max_protocol_version", "ssl_ciphers",
        "ssl_tls13_ciphers", "ssl_groups", "ssl_ecdh_curve", "ssl_dh_params_file", "ssl_prefer_server_ciphers", "ssl_passphrase_command",
        "ssl_passphrase_command_supports_reload", "listen_addresses", "port", "hba_file", "ident_file", "oauth_validator_libraries",
    ];

    public static async Task<Standing> ReadAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        var settings = await Permitted.ReadAsync(server, "the configuration files (pg_file_settings)", () => SettingsAsync(session, withFiles: true, cancellationToken));
        return new(
            settings is Observed<ValueList<SettingOnDisk>>.Seen seen ? seen.Value : await SettingsAsync(session, withFiles: false, cancellationToken),
            settings.Match<string?>(_ => null, because => because),
            await WrittenAsync(session, server, cancellationToken));
    }

    /// <remarks>A later line of the files wins; pg_file_settings shows their text, pg_settings the value in its one spelling.</remarks>
    static Task<ValueList<SettingOnDisk>> SettingsAsync(SqlSession session, bool withFiles, CancellationToken cancellationToken) => session.QueryAsync(
        "SELECT s.name, s.setting, s.source, s.vartype, s.context = 'postmaster' AS needs_restart, s.pending_restart, f.setting AS on_disk, f.sourcefile, f.sourceline FROM pg_settings s LEFT JOIN "
        + (withFiles
            ? "(SELECT DISTINCT ON (lower(name)) lower(name) AS name, setting, sourcefile, sourceline FROM pg_file_settings WHERE name IS NOT NULL ORDER BY lower(name), seqno DESC)"
            : "(SELECT NULL::text AS name, NULL::text AS setting, NULL::text AS sourcefile, NULL::integer AS sourceline)")
        + " f ON f.name = s.name WHERE s.name = ANY ($1) ORDER BY s.name",
        [Telling],
        Read,
        cancellationToken);

    static SettingOnDisk Read(SqlRow row)
    {
        var (name, value, onDisk) = (row.Text("name"), row.TextOrNull("setting") ?? "", row.TextOrNull("on_disk"));
        if (name == "ssl_passphrase_command") // it may hold the passphrase itself
            (value, onDisk) = ("one command", onDisk is null ? null : onDisk == value ? "one command" : "another");
        return new(
            name,
            value,
            row.Text("source"),
            row.Text("vartype"),
            row.Bool("needs_restart"),
            row.Bool("pending_restart"),
            onDisk,
            row.TextOrNull("sourcefile"),
            row.IntOrNull("sourceline"));
    }

    /// <returns>Null when there is no such file: whoever judges the pair says so.</returns>
    static async Task<Observed<DateTimeOffset?>> WrittenAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken) =>
        server.Settings.Path("ssl_cert_file") is not { } path
            ? new Observed<DateTimeOffset?>.NotSeen($"the role {server.CurrentUser} may not see where the certificate stands (pg_read_all_settings)")
            : await Permitted.ReadAsync(server, "when the certificate file was written (pg_stat_file)", async () => (await session.QueryAsync(
                "SELECT modification FROM pg_stat_file($1, true)", [path], row => row.TimeOrNull("modification"), cancellationToken))[0]);
}
