using System.Runtime.InteropServices;
using Pgseal.Core;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Tries, without changing anything, what a run will need to do with files.</summary>
public static class PreflightReader
{
    const int MayWrite = 2, MayRead = 4;

    public static Preflight Read(OsAccount server, IEnumerable<(string Path, Need Need)> needs, ValueList<string> commandLine)
    {
        var caller = ServerAccount.Caller();
        return Preflight.Judge(caller, server, needs.Select(it => Ability(it.Path, it.Need, caller, server)).ToValueList(), commandLine);
    }

    static PathAbility Ability(string path, Need need, OsAccount caller, OsAccount server)
    {
        var obstacle = Obstacle(path, need, caller, server);
        return new(
            path,
            need,
            ByCaller: obstacle is null,
            ByServerUser: ServerCan(path, need, server),
            ByRoot: obstacle?.Fault is null or FileFault.Denied,
            Why: obstacle?.Message ?? "");
    }

    /// <summary>What stands against it for who runs pgseal: the kernel's own answer, which knows read-only mounts and capabilities too.</summary>
    static FileFailure? Obstacle(string path, Need need, OsAccount caller, OsAccount server)
    {
        try
        {
            return need switch
            {
                Need.Read => Refusal(path, MayRead),
                Need.Write => ToReplace(path, caller),
                Need.Own when !caller.IsRoot && caller.Uid != server.Uid =>
                    new(FileFault.Denied, "write in", path, $"only root and {server.Name} can create files of {server.Name}"),
                Need.Own => Refusal(Existing(path), MayWrite),
            };
        }
        catch (FileFailure failure)
        {
            return failure;
        }
    }

    static FileFailure? ToReplace(string path, OsAccount caller)
    {
        var (file, directory) = Target(path);
        if (Refusal(directory, MayWrite) is { } closed)
            return closed;
        if (file is not null && HostFile.IsMountPoint(file.Path))
            return FileFailure.Of(Libc.Ebusy, "replace", file.Path);
        return file is null || caller.IsRoot || (file.Uid == caller.Uid && caller.IsIn(file.Gid))
            ? null
            : new(FileFault.Denied, "replace", file.Path, "it belongs to another user, and only root could leave it to that user");
    }

    /// <summary>Whether the server's user could, from owners and modes; what cannot be seen is taken for possible: sudo will tell.</summary>
    static bool ServerCan(string path, Need need, OsAccount server)
    {
        try
        {
            if (need == Need.Read)
                return HostFile.CanRead(path, server) is not ReadAccess.Denied;
            var (file, directory) = need == Need.Own ? (null, Existing(path)) : Target(path);
            var way = HostFile.Way(directory);
            return way.All(step => step.Allows(server, Access.Execute)) && way[^1].Allows(server, Access.Write)
                && (file is null || (file.Uid == server.Uid && server.IsIn(file.Gid)));
        }
        catch (FileFailure failure)
        {
            return failure.Fault == FileFault.Denied;
        }
    }

    /// <summary>The file that would be replaced, if there is one, and the directory where that happens.</summary>
    static (FileFacts? File, string Directory) Target(string path)
    {
        try
        {
            var file = HostFile.Way(path)[^1];
            return (file, Path.GetDirectoryName(file.Path)!);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return (null, Existing(path));
        }
    }

    /// <summary>The path itself, or the nearest directory above it that exists.</summary>
    static string Existing(string path)
    {
        while (!Path.Exists(path) && Path.GetDirectoryName(path) is { } parent)
            path = parent;
        return path;
    }

    static FileFailure? Refusal(string path, int access) => Libc.MayAccess(Libc.AtFdcwd, path, access, Libc.AtEaccess) == 0
        ? null
        : FileFailure.Of(Marshal.GetLastPInvokeError(), access == MayRead ? "read" : "write in", path);
}
