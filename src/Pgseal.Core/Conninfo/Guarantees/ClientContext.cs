namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>Where a client runs: what settings mean depends on it.</summary>
/// <param name="LibpqMajor">The version of libpq, for clients that use it.</param>
public sealed record ClientContext(ClientEnvironment Environment, ClientFiles Files, int LibpqMajor)
{
    /// <summary>The root file that clients look for when none is named; null without a home directory.</summary>
    internal string? DefaultRootFile => Environment.InHome(".postgresql/root.crt");

    internal bool Exists(string? path) => path is not null && Files.Exists(path);
}
