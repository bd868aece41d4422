namespace Pgseal.Core.Conninfo;

/// <summary>A keyword that libpq knows, with the variable that sets it when nothing else does.</summary>
/// <remarks>Source: PostgreSQL 18, "Parameter Key Words" (32.1.2) and "Environment Variables" (32.15).</remarks>
public sealed record Keyword(string Name, string? Variable = null)
{
    public static ValueList<Keyword> All { get; } =
    [
        new("service", "PGSERVICE"), new("user", "PGUSER"), new("password", "PGPASSWORD"), new("passfile", "PGPASSFILE"),
        new("channel_binding", "PGCHANNELBINDING"), new("connect_timeout", "PGCONNECT_TIMEOUT"), new("dbname", "PGDATABASE"),
        new("host", "PGHOST"), new("hostaddr", "PGHOSTADDR"), new("port", "PGPORT"), new("client_encoding", "PGCLIENTENCODING"),
        new("options", "PGOPTIONS"), new("application_name", "PGAPPNAME"), new("fallback_application_name"), new("keepalives"),
        new("keepalives_idle"), new("keepalives_interval"), new("keepalives_count"), new("tcp_user_timeout"),
        new("sslmode", "PGSSLMODE"), new("sslnegotiation", "PGSSLNEGOTIATION"), new("sslcompression", "PGSSLCOMPRESSION"),
        new("sslcert", "PGSSLCERT"), new("sslkey", "PGSSLKEY"), new("sslcertmode", "PGSSLCERTMODE"), new("sslpassword"),
        new("sslrootcert", "PGSSLROOTCERT"), new("sslcrl", "PGSSLCRL"), new("sslcrldir", "PGSSLCRLDIR"), new("sslsni", "PGSSLSNI"),
        new("requirepeer", "PGREQUIREPEER"), new("require_auth", "PGREQUIREAUTH"),
        new("min_protocol_version", "PGMINPROTOCOLVERSION"), new("max_protocol_version", "PGMAXPROTOCOLVERSION"),
        new("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION"), new("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION"),
        new("gssencmode", "PGGSSENCMODE"), new("krbsrvname", "PGKRBSRVNAME"), new("gsslib", "PGGSSLIB"),
        new("gssdelegation", "PGGSSDELEGATION"), new("replication"), new("target_session_attrs", "PGTARGETSESSIONATTRS"),
        new("load_balance_hosts", "PGLOADBALANCEHOSTS"), new("scram_client_key"), new("scram_server_key"), new("sslkeylogfile"),
        new("oauth_issuer"), new("oauth_client_id"), new("oauth_client_secret"), new("oauth_scope"),
    ];

    /// <summary>What decides whom a connection dials and how it is protected.</summary>
    public static ValueList<string> Deciding { get; } =
        ["host", "hostaddr", "port", "service", "sslmode", "sslrootcert", "sslnegotiation", "gssencmode", "channel_binding", "require_auth"];

    public static bool IsKnown(string name) => All.Any(keyword => string.Equals(keyword.Name, name, StringComparison.Ordinal));

    /// <summary>Whether the value must never be shown.</summary>
    public static bool IsSecret(string name) =>
        name is "password" or "sslpassword" or "scram_client_key" or "scram_server_key" or "oauth_client_secret";

    /// <summary>Says that a word is no keyword and lists what would be.</summary>
    /// <param name="where">Where it stands, after a blank; empty where that is plain to see.</param>
    public static InvalidTarget Unknown(string name, string where = "") => new(
        $"\"{name}\"{where} is not a connection keyword",
        $"use one of: {string.Join(", ", All.Select(keyword => keyword.Name))}");
}
