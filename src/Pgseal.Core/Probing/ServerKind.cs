namespace Pgseal.Core.Probing;

/// <summary>What a server seems to be; nobody proves it before a login.</summary>
public enum ServerKind
{
    Unknown,
    PostgreSql,
    PgBouncer,

    /// <summary>It does not speak PostgreSQL's protocol.</summary>
    Other,
}
