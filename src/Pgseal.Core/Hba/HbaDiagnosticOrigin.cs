namespace Pgseal.Core.Hba;

/// <summary>Who would say it.</summary>
public enum HbaDiagnosticOrigin
{
    /// <summary>The server, in its log and in pg_hba_file_rules.</summary>
    Server,

    /// <summary>The server in its log only: pg_hba_file_rules shows a row of nulls without an error.</summary>
    ServerLogOnly,

    /// <summary>pgseal: the server would crash, hang or read something that cannot be followed.</summary>
    Pgseal,
}
