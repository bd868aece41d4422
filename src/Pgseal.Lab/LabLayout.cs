namespace Pgseal.Lab;

/// <summary>Where a server's configuration files are.</summary>
public enum LabLayout
{
    /// <summary>All in the data directory, as initdb leaves them.</summary>
    InDataDirectory,

    /// <summary>Only pg_hba.conf is elsewhere (<c>hba_file</c> in postgresql.conf).</summary>
    HbaFileElsewhere,

    /// <summary>As Debian packages it: all outside the data directory, and TLS on with a machine-wide self-signed pair.</summary>
    Debian,
}
