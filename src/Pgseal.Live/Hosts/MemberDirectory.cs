using System.Runtime.InteropServices;
using Pgseal.Core;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>pgseal's own directory of one member: its certificates with their keys, and the marker of a run.</summary>
/// <remarks>
/// It holds one directory per generation, each a complete pair, and the link <c>current</c> to one of them: both settings of the server lead
/// through the link, so certificate and key always switch together. Private to the server's user from its first instant.
/// </remarks>
public sealed class MemberDirectory
{
    const string CertificateName = "server.crt", KeyName = "server.key", CurrentName = "current";

    readonly OsAccount server;

    MemberDirectory(string path, bool insideDataDirectory, OsAccount server)
    {
        Path = path;
        InsideDataDirectory = insideDataDirectory;
        this.server = server;
    }

    public string Path { get; }

    /// <summary>There was no writable place beside the data directory, so base backups carry its keys along.</summary>
    public bool InsideDataDirectory { get; }

    /// <summary>What ssl_cert_file is set to.</summary>
    public string CertificatePath => $"{Path}/{CurrentName}/{CertificateName}";

    /// <summary>What ssl_key_file is set to.</summary>
    public string KeyPath => $"{Path}/{CurrentName}/{KeyName}";

    /// <summary>The directory of a member; not created before it is needed.</summary>
    /// <remarks>
    /// Beside the data directory where pgseal can create it on the same file system and the server can pass through to it, else inside. What an
    /// earlier run decided stands.
    /// </remarks>
    public static MemberDirectory Of(LocalHost host)
    {
        var inside = new MemberDirectory($"{host.DataDirectory}/pgseal", true, host.Server);
        var beside = new MemberDirectory($"{host.DataDirectory}.pgseal", false, host.Server);
        if (Exists(beside.Path))
            return beside;
        return !Exists(inside.Path) && CanBeBeside(host) ? beside : inside;
    }

    /// <summary>Writes a complete generation; the same one again is a no-op.</summary>
    public void Prepare(string generation, ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> key)
    {
        Create();
        var final = InPath(generation);
        if (Exists(final))
        {
            if (HostFile.Read($"{final}/{CertificateName}").AsSpan().SequenceEqual(certificate)
                && HostFile.Read($"{final}/{KeyName}").AsSpan().SequenceEqual(key))
                return;
            throw FileFailure.Of(Libc.Eexist, "prepare", final);
        }
        var aside = $"{Path}/{TemporaryFile.NewName()}";
        HostDirectory.CreatePrivate(aside, server);
        try
        {
            AtomicFile.Create($"{aside}/{CertificateName}", certificate, owner: server);
            AtomicFile.Create($"{aside}/{KeyName}", key, owner: server);
            HostDirectory.Rename(aside, final);
        }
        catch (FileFailure)
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
        HostDirectory.Sync(Path);
    }

    /// <summary>Points both settings at another generation in one rename; null takes the link away.</summary>
    public void Switch(string? generation)
    {
        if (generation is null)
        {
            if (Libc.Unlink($"{Path}/{CurrentName}") != 0 && Marshal.GetLastPInvokeError() is var errno and not Libc.Enoent)
                throw FileFailure.Of(errno, "remove", $"{Path}/{CurrentName}");
        }
        else
            PointTo(generation);
        HostDirectory.Sync(Path);
    }

    /// <summary>The generation in use; null when there is none.</summary>
    public string? Current() => new FileInfo($"{Path}/{CurrentName}").LinkTarget;

    /// <summary>All complete generations, by name.</summary>
    public ValueList<string> Generations() => !Exists(Path)
        ? []
        : new DirectoryInfo(Path).EnumerateDirectories()
            .Where(it => it.LinkTarget is null && !it.Name.StartsWith('.')).Select(it => it.Name).Order(StringComparer.Ordinal).ToValueList();

    /// <summary>Keeps the certificate of the authority that this member, as a standby, verifies its primary with.</summary>
    public void KeepUpstreamAuthority(ReadOnlySpan<byte> certificate)
    {
        Keep($"{Path}/upstream-ca.crt", certificate, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    /// <summary>That certificate file's bytes; null where this member has none.</summary>
    public byte[]? UpstreamAuthority() => File.Exists($"{Path}/upstream-ca.crt") ? HostFile.Read($"{Path}/upstream-ca.crt") : null;

    /// <summary>Keeps a password file that this member, as a standby, reads.</summary>
    /// <param name="path">In this directory.</param>
    public void KeepPassword(string path, ReadOnlySpan<byte> line) => Keep(path, line, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    void Keep(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode)
    {
        Create();
        if (Exists(path))
            AtomicFile.Replace(path, bytes);
        else
            AtomicFile.Create(path, bytes, mode, server);
    }

    /// <summary>Removes a generation that is not in use, with its key.</summary>
    public void Discard(string generation)
    {
        var path = InPath(generation);
        if (Current() == generation)
            throw new FileFailure(FileFault.Changed, "remove", path, "the server uses it");
        HostFile.Remove(path);
    }

    /// <summary>Makes the directory itself, if it is not there.</summary>
    internal void Create()
    {
        HostDirectory.CreatePrivate(Path, server);
        var facts = HostFile.Way(Path)[^1];
        // Somebody else's directory or a link in its place would decide where keys go.
        if (facts.Path != Path || facts.Kind != FileKind.Directory || facts.Uid != server.Uid)
            throw new FileFailure(FileFault.WrongKind, "use", Path, $"it is not a directory of the user {server.Name}");
    }

    internal OsAccount Owner => server;

    void PointTo(string generation)
    {
        if (!Exists(InPath(generation)))
            throw FileFailure.Of(Libc.Enoent, "switch to", InPath(generation));
        var aside = $"{Path}/{TemporaryFile.NewName()}";
        if (Libc.Symlink(generation, aside) != 0)
            throw FileFailure.Of(Marshal.GetLastPInvokeError(), "create", aside);
        try
        {
            HostDirectory.GiveTo(aside, server);
            HostDirectory.Rename(aside, $"{Path}/{CurrentName}");
        }
        catch (FileFailure)
        {
            Libc.Unlink(aside);
            throw;
        }
    }

    string InPath(string generation) => generation is CurrentName or [] or ['.', ..] || generation.Contains('/', StringComparison.Ordinal)
        ? throw new ArgumentException("a generation's name is one plain path component", nameof(generation))
        : $"{Path}/{generation}";

    static bool Exists(string path) => System.IO.Path.Exists(path);

    static bool CanBeBeside(LocalHost host)
    {
        const int mayWriteAndPass = 3;
        var parent = System.IO.Path.GetDirectoryName(host.DataDirectory) ?? "/";
        var (major, minor, _) = HostFile.Identity(HostFile.Status(parent, follow: true));
        var (dataMajor, dataMinor, _) = HostFile.Identity(HostFile.Status(host.DataDirectory, follow: true));
        return (major, minor) == (dataMajor, dataMinor)
            && Libc.MayAccess(Libc.AtFdcwd, parent, mayWriteAndPass, Libc.AtEaccess) == 0
            && HostFile.Way(parent).All(step => step.Allows(host.Server, Access.Execute));
    }
}
