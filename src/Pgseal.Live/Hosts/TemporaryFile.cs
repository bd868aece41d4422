using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Pgseal.Live.Hosts;

/// <summary>A file being written aside, private until it is moved to its name; gone when disposed before that.</summary>
/// <remarks>Its name starts with a dot and never ends in <c>.conf</c>: a server that reads the directory by include_dir does not see it.</remarks>
sealed class TemporaryFile : IDisposable
{
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    const string Prefix = ".pgseal-";

    readonly string doing;
    readonly string target;
    readonly string path;
    readonly FileStream stream;
    readonly SafeFileHandle file;
    bool moved;

    /// <param name="doing">For failures: what is done to <paramref name="target"/>.</param>
    public TemporaryFile(string directory, string doing, string target)
    {
        this.doing = doing;
        this.target = target;
        path = $"{directory}/{NewName()}";
        stream = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Private, BufferSize = 0 });
        file = stream.SafeFileHandle;
    }

    /// <summary>Removes what processes that died left half-done in a directory that nobody else writes in now.</summary>
    public static void Sweep(string directory) => Sweep(directory, _ => true);

    /// <summary>The same where runs of other servers may be writing, as beside rules files: what belongs to a process that lives is left.</summary>
    public static void SweepShared(string directory) => Sweep(directory, name => !Directory.Exists($"/proc/{name[Prefix.Length..].Split('-')[0]}"));

    static void Sweep(string directory, Func<string, bool> isLeft)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var left in new DirectoryInfo(directory).EnumerateFileSystemInfos($"{Prefix}*").Where(it => isLeft(it.Name)))
            try
            {
                HostFile.Remove(left.FullName);
            }
            catch (FileFailure)
            {
                // A program that the dead one had started still writes there, or nobody may write now: the next sweep takes it.
            }
    }

    /// <summary>A name no other process uses, and that tells this one's.</summary>
    public static string NewName() => $"{Prefix}{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    public void GiveTo(uint uid, uint gid)
    {
        var now = HostFile.Status(path, follow: false);
        if ((now.Uid != uid || now.Gid != gid) && Libc.Chown(file, uid, gid) != 0)
            throw Failure(" keeping its owner");
    }

    public void TakeMode(int mode)
    {
        // A default access list of the directory would survive chmod as a mask of its own.
        if (Libc.RemoveAttribute(file, "system.posix_acl_access") != 0
            && Marshal.GetLastPInvokeError() is not (Libc.Enodata or Libc.Enotsup))
            throw Failure();
        if (Libc.Chmod(file, (uint)mode) != 0)
            throw Failure(" keeping its mode");
    }

    /// <summary>Copies one extended attribute where the original has it and this file's differs.</summary>
    public void TakeAttribute(SafeFileHandle original, string name)
    {
        var wanted = Attribute(original, name);
        if (wanted is null || Attribute(file, name) is { } own && own.AsSpan().SequenceEqual(wanted))
            return;
        if (Libc.SetAttribute(file, name, wanted, (nuint)wanted.Length, 0) != 0)
            throw Failure($" keeping its attribute {name}");
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(file, bytes, 0);
        if (Libc.Sync(file) != 0)
            throw Failure();
    }

    /// <summary>Puts it in the place of an existing file.</summary>
    public void MoveOver(string path)
    {
        if (Libc.Rename(this.path, path) != 0)
            throw Failure();
        moved = true;
        HostDirectory.Sync(Path.GetDirectoryName(path)!);
    }

    /// <summary>Gives it a name that must be free: a link fails where a rename would write over.</summary>
    public void MoveTo(string path)
    {
        if (Libc.Link(this.path, path) != 0)
            throw Failure();
        Libc.Unlink(this.path);
        moved = true;
        HostDirectory.Sync(Path.GetDirectoryName(path)!);
    }

    public void Dispose()
    {
        stream.Dispose();
        if (!moved)
            Libc.Unlink(path);
    }

    FileFailure Failure(string what = "") => FileFailure.Of(Marshal.GetLastPInvokeError(), doing + what, target);

    static byte[]? Attribute(SafeFileHandle file, string name)
    {
        var size = Libc.GetAttribute(file, name, null, 0);
        if (size < 0)
            return null;
        var value = new byte[size];
        size = Libc.GetAttribute(file, name, value, (nuint)value.Length);
        return size < 0 ? null : value[..(int)size];
    }
}
