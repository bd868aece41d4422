namespace Pgseal.Core.Posture.Facts;

/// <summary>A line of a configuration file, as pg_file_settings shows it: the last one of a name counts.</summary>
/// <param name="Name">In lower case.</param>
public sealed record FileSetting(string File, int Line, string Name, string Value)
{
    /// <summary>Where it stands, for messages.</summary>
    public string Place => $"{File}:{Line}";

    /// <summary>Written by ALTER SYSTEM, and read after every other file.</summary>
    public bool IsOfAlterSystem => File.EndsWith("/postgresql.auto.conf", StringComparison.Ordinal);
}
