using System.Globalization;
using System.Runtime.InteropServices;
using Pgseal.Core;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Looks up the operating-system users that matter: the server's and pgseal's own.</summary>
public static class ServerAccount
{
    /// <summary>Who runs pgseal.</summary>
    public static OsAccount Caller()
    {
        var groups = new uint[Libc.Groups(0, null)];
        if (groups.Length > 0 && Libc.Groups(groups.Length, groups) < 0)
            throw FileFailure.Of(Marshal.GetLastPInvokeError(), "read the groups in", "/proc/self");
        var uid = Libc.EffectiveUid();
        return new(Entry(uid).Name, uid, Libc.EffectiveGid(), groups.ToValueList());
    }

    /// <summary>The user a process runs as, with the groups it really has: those of its start, not those of today's group file.</summary>
    /// <remarks>/proc/PID/status, proc(5): the second value of Uid and Gid is the effective one.</remarks>
    public static OsAccount OfProcess(int pid)
    {
        var path = $"/proc/{pid}/status";
        try
        {
            var fields = File.ReadLines(path).Select(line => line.Split(':', 2)).Where(it => it.Length == 2)
                .ToDictionary(it => it[0], it => it[1].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
            var uid = Number(fields["Uid"][1]);
            return new(Entry(uid).Name, uid, Number(fields["Gid"][1]), fields["Groups"].Select(Number).ToValueList());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "read", path);
        }
    }

    /// <summary>The owner of a data directory, which a server insists on running as.</summary>
    public static OsAccount OfOwner(string dataDirectory)
    {
        var uid = HostFile.Facts(dataDirectory).Uid;
        var (name, gid) = Entry(uid);
        return new(name, uid, gid, Groups(name, gid));
    }

    static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);

    static ValueList<uint> Groups(string name, uint gid)
    {
        var count = 64;
        var groups = new uint[count];
        while (Libc.GroupList(name, gid, groups, ref count) < 0)
            groups = new uint[Math.Max(count, groups.Length * 2)];
        return groups.Take(count).ToValueList();
    }

    static unsafe (string Name, uint Gid) Entry(uint uid)
    {
        for (var size = 4096; ; size *= 4)
        {
            var buffer = new byte[size];
            fixed (byte* start = buffer)
            {
                var error = Libc.PasswdOf(uid, out var entry, start, (nuint)size, out var found);
                if (error == Libc.Erange)
                    continue;
                return error == 0 && found != 0
                    ? (Marshal.PtrToStringUTF8(entry.Name) ?? "", entry.Gid)
                    : (uid.ToString(CultureInfo.InvariantCulture), uid); // a container's user may have no entry
            }
        }
    }
}
