namespace Pgseal.Core.Settings;

/// <summary>Every fact that depends on the PostgreSQL version, in one table: no other file compares version numbers.</summary>
/// <remarks>Each row names its source: the PostgreSQL documentation page or release note that introduced it.</remarks>
public static class VersionFacts
{
    /// <summary>The oldest and newest major versions that pgseal supports and tests.</summary>
    public const int OldestMajor = 13, NewestMajor = 18;

    /// <summary>The newest major version whose rules files are read: what differs in it is taken from its source, and no server of it was tried.</summary>
    public const int NewestReadMajor = 19;

    /// <summary>Whether rules files can be read as it reads them.</summary>
    public static bool IsRead(ServerVersion version) => version.Major is >= OldestMajor and <= NewestReadMajor;

    public static bool IsSupported(ServerVersion version) => version.Major is >= OldestMajor and <= NewestMajor;

    /// <summary>Regular expressions in the database and user columns of pg_hba.conf: release notes of 16, E.1.3.1.5.</summary>
    public static bool HasHbaRegex(ServerVersion version) => version.Major >= 16;

    /// <summary><c>include</c>, <c>include_if_exists</c> and <c>include_dir</c> in pg_hba.conf: release notes of 16.</summary>
    public static bool HasHbaInclude(ServerVersion version) => version.Major >= 16;

    /// <summary>A backslash at the end of a line of pg_hba.conf continues it: release notes of 14.</summary>
    public static bool HasHbaContinuation(ServerVersion version) => version.Major >= 14;

    /// <summary><c>file_name</c> and <c>rule_number</c> in pg_hba_file_rules: release notes of 16.</summary>
    public static bool HasHbaFileName(ServerVersion version) => version.Major >= 16;

    /// <summary><c>allow_alter_system</c>: release notes of 17.</summary>
    public static bool HasAllowAlterSystem(ServerVersion version) => version.Major >= 17;

    /// <summary>A TLS ClientHello as the first bytes (<c>sslnegotiation=direct</c>): release notes of 17.</summary>
    public static bool HasDirectTls(ServerVersion version) => version.Major >= 17;

    /// <summary><c>log_connections</c> is a list of what to log: release notes of 18.</summary>
    public static bool HasLogConnectionsList(ServerVersion version) => version.Major >= 18;
}
