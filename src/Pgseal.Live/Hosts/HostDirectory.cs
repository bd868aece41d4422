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
        while (true)
        {
            var directory = Open(path);
            if (Libc.Lock(directory, Libc.LockExclusive) != 0)
            {
                var errno = Marshal.GetLastPInvokeError();
                directory.Dispose();
                throw FileFailure.Of(errno, "lock", path);
            }
            // Another directory may have taken the name while this process waited, and the lock of the one before keeps nobody out.
            if (Identity($"/proc/self/fd/{directory.DangerousGetHandle()}") == Identity(path))
                return directory;
            directory.Dispose();
        }
    }

    public static void Rename(string from, string to)
    {
        if (Libc.Rename(from, to) != 0)
            throw FileFailure.Of(Marshal.GetLastPInvokeError(), "replace", to);
    }

    /// <summary>Lets two directories change places: each name leads to the one or the other at every instant.</summary>
    /// <exception cref="FileFailure">It cannot be done, or not on this file system.</exception>
    public static void Exchange(string one, string other)
    {
        const uint exchange = 2; // RENAME_EXCHANGE
        if (Libc.RenameWith(Libc.AtFdcwd, one, Libc.AtFdcwd, other, exchange) != 0)
            throw FileFailure.Of(Marshal.GetLastPInvokeError(), "replace", other);
    }

    /// <summary>Tells a directory from another that has its name later.</summary>
    public static (uint, uint, ulong) Identity(string path) => HostFile.Identity(HostFile.Status(path, follow: true));

    static SafeFileHandle Open(string path)
    {
        var descriptor = Libc.Open(path, Libc.OpenDirectory | Libc.OpenCloseOnExec);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw FileFailure.Of(Marshal.GetLastPInvokeError(), "open", path);
    }
}
