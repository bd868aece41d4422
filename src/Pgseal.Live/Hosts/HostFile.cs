using System.Runtime.InteropServices;
using Pgseal.Core;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Looks at files of this host as the system sees them.</summary>
/// <remarks>Every failure is a <see cref="FileFailure"/>.</remarks>
public static class HostFile
{
    const int MostLinks = 40; // the kernel's own limit, path_resolution(7)

    const string AclAttribute = "system.posix_acl_access";

    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "read", path);
        }
    }

    /// <summary>The facts of what the path leads to, links followed.</summary>
    public static FileFacts Facts(string path) => Facts(path, Status(path, follow: true));

    /// <summary>Every directory passed through on the way to a file, links followed, and the file itself last under its real path.</summary>
    public static ValueList<FileFacts> Way(string path)
    {
        var way = new List<FileFacts> { Facts("/") };
        var current = "";
        var links = 0;
        var ahead = new Stack<string>(Parts(path.StartsWith('/') ? path : $"{Environment.CurrentDirectory}/{path}"));
        while (ahead.TryPop(out var part))
        {
            if (part == "..")
            {
                current = current[..Math.Max(current.LastIndexOf('/'), 0)];
                continue;
            }
            var next = $"{current}/{part}";
            var status = Status(next, follow: false);
            var facts = Facts(next, status);
            if (facts.Kind == FileKind.Link)
            {
                if (++links > MostLinks)
                    throw FileFailure.Of(Libc.Eloop, "follow", path);
                var target = new FileInfo(next).LinkTarget ?? throw FileFailure.Of(Libc.Enoent, "follow", next);
                if (target.StartsWith('/'))
                    current = "";
                foreach (var step in Parts(target))
                    ahead.Push(step);
                continue;
            }
            way.Add(facts);
            current = next;
        }
        return way.ToValueList();

        static IEnumerable<string> Parts(string path) => path.Split('/').Where(part => part is not ("" or ".")).Reverse();
    }

    /// <summary>The path with every link resolved.</summary>
    public static string RealPath(string path) => Way(path)[^1].Path;

    /// <summary>Removes a file, or a directory with all that is in it; what is not there is no failure.</summary>
    /// <exception cref="FileFailure">It is still there, or part of it.</exception>
    public static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Its directory is gone too.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "remove", path);
        }
    }

    /// <summary>Whether an account could open the file, judged from owners, modes and access lists along the whole way.</summary>
    public static ReadAccess CanRead(string path, OsAccount account)
    {
        try
        {
            return ReadAccess.Of(Way(path), account);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return new ReadAccess.Denied(failure.Path, failure.Message);
        }
        catch (FileFailure failure)
        {
            return new ReadAccess.Unknown(failure.Message);
        }
    }

    /// <summary>Whether the file is a mount point of its own.</summary>
    /// <remarks>/proc/self/mountinfo, proc(5): the fifth field, with space, tab, newline and backslash as octal escapes.</remarks>
    internal static bool IsMountPoint(string realPath) => File.ReadLines("/proc/self/mountinfo")
        .Select(line => line.Split(' '))
        .Any(fields => fields.Length > 4 && Unescaped(fields[4]) == realPath);

    internal static Libc.Statx Status(string path, bool follow)
    {
        const uint basicStats = 0x7ff;
        return Libc.Status(Libc.AtFdcwd, path, follow ? 0 : Libc.AtSymlinkNofollow, basicStats, out var status) == 0
            ? status
            : throw FileFailure.Of(Marshal.GetLastPInvokeError(), "see", path);
    }

    /// <summary>Identity of a file on this host, as long as it lives.</summary>
    internal static (uint, uint, ulong) Identity(Libc.Statx status) => (status.DeviceMajor, status.DeviceMinor, status.Inode);

    static FileFacts Facts(string path, Libc.Statx status)
    {
        var kind = (status.Mode & 0xf000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0xa000 => FileKind.Link,
            _ => FileKind.Other,
        };
        return new(path, kind, status.Uid, status.Gid, status.Mode & 0xfff, kind == FileKind.Link ? null : Acl(path));
    }

    static PosixAcl? Acl(string path)
    {
        var size = Libc.GetAttribute(path, AclAttribute, null, 0);
        if (size <= 0)
            return null;
        var value = new byte[size];
        size = Libc.GetAttribute(path, AclAttribute, value, (nuint)size);
        return size <= 0 ? null : PosixAcl.Parse(value.AsSpan(0, (int)size));
    }

    static string Unescaped(string field) => field
        .Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal)
        .Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal);
}
