namespace Pgseal.Core.Posture.Facts;

/// <summary>A line of a configuration file with an error, as pg_file_settings shows it.</summary>
public sealed record FileError(string File, int Line, string? Name, string Message);
