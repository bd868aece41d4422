using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads who the server is and the settings that matter.</summary>
static class ServerReader
{
    static readonly string[] Settings =
    [
        "ssl", "ssl_cert_file", "ssl_key_file", "ssl_ca_file", "ssl_min_protocol_version", "ssl_max_protocol_version", "ssl_passphrase_command",
        "ssl_passphrase_command_supports_reload", "ssl_crl_file", "ssl_crl_dir", "ssl_groups", "ssl_ecdh_curve",
        "listen_addresses", "port", "unix_socket_directories", "data_directory", "config_file", "hba_file", "cluster_name",
        "allow_alter_system", "db_user_namespace", "primary_conninfo", "primary_slot_name", "password_encryption", "oauth_validator_libraries",
        "ssl_ciphers", "ssl_tls13_ciphers", "ident_file",
    ];

    public static async Task<ServerFacts> ReadAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var settings = await session.QueryAsync(
            "SELECT name, setting, source, sourcefile, sourceline, pending_restart FROM pg_settings WHERE name = ANY ($1)",
            [Settings],
            row => new Setting(
                row.Text("name"),
                row.TextOrNull("setting") ?? "",
                row.Text("source"),
                row.TextOrNull("sourcefile"),
                row.IntOrNull("sourceline"),
                row.Bool("pending_restart")),
            cancellationToken);
        var rows = await session.QueryAsync(
            """
            SELECT pg_is_in_recovery() AS standby, (SELECT system_identifier::text FROM pg_control_system()) AS system_identifier,
                   current_user::text AS role, current_database()::text AS database, rolsuper AS superuser,
                   pg_conf_load_time() AS loaded, pg_postmaster_start_time() AS started
            FROM pg_roles WHERE rolname = current_user
            """,
            row => new ServerFacts(
                row.Bool("standby") ? MemberRole.Standby : MemberRole.Primary,
                row.Text("system_identifier"),
                session.Version,
                row.Text("role"),
                row.Text("database"),
                row.Bool("superuser"),
                Pooler(session),
                row.Time("loaded"),
                row.Time("started"),
                new SettingsView(settings)),
            cancellationToken);
        return rows[0];
    }

    /// <summary>Lines of the configuration files with an error; a superuser, or who was granted it, may see them.</summary>
    public static async Task<Observed<ValueList<FileError>>> FileErrorsAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken) =>
        await Permitted.ReadAsync(server, "the errors of the configuration files (pg_file_settings)", () => session.QueryAsync(
            "SELECT sourcefile, sourceline, name, error FROM pg_file_settings WHERE error IS NOT NULL AND error <> 'setting could not be applied' ORDER BY seqno",
            row => new FileError(row.TextOrNull("sourcefile") ?? "postgresql.conf", row.IntOrNull("sourceline") ?? 0, row.TextOrNull("name"), row.Text("error")),
            cancellationToken));

    static string? Pooler(SqlSession session) =>
        session.IsBehindPooler
            ? $"process {unchecked((uint)session.AnsweringPid)} answered, and process {session.BackendPid} runs the queries: a pooler stands in front"
        : session.ServerPort is { } port && port != session.Target.Port
            ? $"port {session.Target.Port} was dialled, and the server listens on {port}: something stands in front"
        : null;
}
