using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>What .NET lacks for directories: a mode and owner from the start, a flush, a lock.</summary>
static class HostDirectory
{
    /// <summary>Makes a private directory; one that is already there stands.</summary>
    /// <param name="owner">Who gets it; null leaves it with who runs pgseal.</param>
    public static void CreatePrivate(string path, OsAccount? owner = null)
    {
        const uint ownerOnly = 0b111_000_000;
        if (Libc.MakeDirectory(path, ownerOnly) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Libc.Eexist && HostFile.Facts(path).Kind == FileKind.Directory)
                return;
            throw FileFailure.Of(errno, "create", path);
        }
        GiveTo(path, owner);
    }

    /// <summary>Changes the owner of a directory or link, not of what a link points to.</summary>
    public static void GiveTo(string path, OsAccount? owner)
    {
        if (owner is not null && owner.Uid != Libc.EffectiveUid() && Libc.ChownLink(path, owner.Uid, owner.Gid) != 0)
            throw FileFailure.Of(Marshal.GetLastPInvokeError(), "change the owner of", path);
    }

    /// <summary>Makes the creations, renames and removals in a directory last through a power cut.</summary>
    public static void Sync(string path)
    {
        using var directory = Open(path);
        if (Libc.Sync(directory) != 0 && Marshal.GetLastPInvokeError() is var errno and not Libc.Einval) // EINVAL: the file system cannot
            throw FileFailure.Of(errno, "flush", path);
    }

    /// <summary>Keeps other pgseal processes of this host out of a directory until disposed.</summary>
    public static IDisposable Lock(string path)
    {
        var directory = Open(path);
        if (Libc.Lock(directory, Libc.LockExclusive) == 0)
            return directory;
        var errno = Marshal.GetLastPInvokeError();
        directory.Dispose();
        throw FileFailure.Of(errno, "lock", path);
    }

    public static void Rename(string from, string to)
    {
        if (Libc.Rename(from, to) != 0)
            throw FileFailure.Of(Marshal.GetLastPInvokeError(), "replace", to);
    }

    static SafeFileHandle Open(string path)
    {
        var descriptor = Libc.Open(path, Libc.OpenDirectory | Libc.OpenCloseOnExec);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw FileFailure.Of(Marshal.GetLastPInvokeError(), "open", path);
    }
}
