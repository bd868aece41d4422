using Pgseal.Core.Settings;

namespace Pgseal.Lab.Builds;

/// <summary>The server programs of one PostgreSQL version on this machine.</summary>
public sealed record PostgresBinaries(ServerVersion Version, string BinDirectory)
{
    public int Major => Version.Major;

    public string Postgres => Path.Combine(BinDirectory, "postgres");

    public string Initdb => Path.Combine(BinDirectory, "initdb");
}
