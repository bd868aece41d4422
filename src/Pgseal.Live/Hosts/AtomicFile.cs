using System.Security.Cryptography;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Writes a file whole or not at all: written aside, flushed, renamed, and the directory flushed.</summary>
/// <remarks>
/// Not cancellable: between the first byte and the rename there is nothing to wait for. Every failure is a <see cref="FileFailure"/>, leaves the
/// original as it was and nothing beside it.
/// </remarks>
public static class AtomicFile
{
    static readonly string[] keptAttributes = ["system.posix_acl_access", "security.selinux"];

    /// <summary>Of some bytes, lower-case hex: what a journal compares files by.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Replaces the file that the path leads to, keeping links, owner, mode, access list and SELinux label.</summary>
    /// <param name="expectedSha256">What the file must still be; null takes it as it is.</param>
    public static void Replace(string path, ReadOnlySpan<byte> bytes, string? expectedSha256 = null)
    {
        var real = HostFile.Way(path)[^1];
        if (real.Kind != FileKind.Regular)
            throw new FileFailure(FileFault.WrongKind, "replace", real.Path, "it is not a regular file");
        if (HostFile.IsMountPoint(real.Path))
            throw FileFailure.Of(Libc.Ebusy, "replace", real.Path);
        try
        {
            var status = HostFile.Status(real.Path, follow: false);
            using var temporary = Alike(real, "replace");
            temporary.Write(bytes);
            if (HostFile.Identity(HostFile.Status(real.Path, follow: false)) != HostFile.Identity(status)
                || (expectedSha256 is not null && Sha256(HostFile.Read(real.Path)) != expectedSha256))
                throw new FileFailure(FileFault.Changed, "replace", real.Path, "it was changed by somebody else in the meantime");
            temporary.MoveOver(real.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "replace", real.Path);
        }
    }

    /// <summary>Makes a file in the same directory with other bytes, and owner, mode, access list and SELinux label of the file that is there.</summary>
    /// <param name="copy">Its path, not yet taken: a rename puts it in the file's place.</param>
    public static void CopyBeside(string path, string copy, ReadOnlySpan<byte> bytes)
    {
        var real = HostFile.Way(path)[^1];
        try
        {
            using var temporary = Alike(real, "copy");
            temporary.Write(bytes);
            temporary.MoveTo(copy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "copy", real.Path);
        }
    }

    /// <summary>Makes a new file that nobody else could open before it was complete; one that is already there is never written over.</summary>
    /// <param name="mode">The permission bits it ends with; until it is complete it has 0600.</param>
    /// <param name="owner">Who gets it, before the first byte is written; null leaves it with who runs pgseal.</param>
    public static void Create(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode = TemporaryFile.Private, OsAccount? owner = null)
    {
        path = Path.GetFullPath(path);
        try
        {
            using var temporary = new TemporaryFile(Path.GetDirectoryName(path)!, "create", path);
            if (owner is not null)
                temporary.GiveTo(owner.Uid, owner.Gid);
            temporary.Write(bytes);
            temporary.TakeMode((int)mode);
            temporary.MoveTo(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "create", path);
        }
    }

    /// <summary>An empty file beside another, with all of that one's attributes.</summary>
    static TemporaryFile Alike(FileFacts real, string doing)
    {
        using var original = File.OpenHandle(real.Path);
        var status = HostFile.Status(real.Path, follow: false);
        var temporary = new TemporaryFile(Path.GetDirectoryName(real.Path)!, doing, real.Path);
        try
        {
            temporary.GiveTo(status.Uid, status.Gid);
            temporary.TakeMode(real.Mode);
            foreach (var attribute in keptAttributes)
                temporary.TakeAttribute(original, attribute);
            return temporary;
        }
        catch
        {
            temporary.Dispose();
            throw;
        }
    }
}
