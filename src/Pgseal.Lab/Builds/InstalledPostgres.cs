using Pgseal.Core;
using Pgseal.Core.Settings;

namespace Pgseal.Lab.Builds;

/// <summary>The PostgreSQL servers that this machine already has.</summary>
public static class InstalledPostgres
{
    /// <summary>Debian's and Red Hat's folders, what pg_config names, and the PATH; newest first, each server once.</summary>
    public static async Task<ValueList<PostgresBinaries>> FindAsync(CancellationToken cancellation)
    {
        var folders = new List<string>();
        folders.AddRange(Below("/usr/lib/postgresql", "*"));
        folders.AddRange(Below("/usr", "pgsql-*"));
        if (await PgConfigAsync(cancellation) is { } named)
            folders.Add(named);
        folders.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));

        var found = new Dictionary<string, PostgresBinaries>();
        foreach (var folder in folders.Where(folder => HasServer(folder)))
        {
            var real = Path.GetDirectoryName(File.ResolveLinkTarget(Path.Combine(folder, "postgres"), returnFinalTarget: true)?.FullName) ?? folder;
            if (!found.ContainsKey(real) && await VersionAsync(real, cancellation) is { } version)
                found.Add(real, new PostgresBinaries(version, real));
        }

        return [.. found.Values.OrderByDescending(binaries => binaries.Version)];
    }

    static IEnumerable<string> Below(string root, string pattern) =>
        Directory.Exists(root) ? Directory.EnumerateDirectories(root, pattern).Select(version => Path.Combine(version, "bin")) : [];

    static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    static async Task<string?> PgConfigAsync(CancellationToken cancellation) =>
        await Command.TryRunAsync("pg_config", ["--bindir"], cancellation) is { } output ? output.Trim() : null;

    /// <summary>From a line such as <c>postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)</c>; null for a pre-release or a foreign answer.</summary>
    static async Task<ServerVersion?> VersionAsync(string folder, CancellationToken cancellation)
    {
        var answer = await Command.TryRunAsync(Path.Combine(folder, "postgres"), ["--version"], cancellation);
        var parts = answer?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [_, "(PostgreSQL)", var number, ..]
            ? number.Split('.')
            : [];
        return parts is [var major, var minor] && int.TryParse(major, out var first) && int.TryParse(minor, out var second)
            ? new ServerVersion((first * 10000) + second)
            : null;
    }
}
