using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.State;

/// <summary>Where pgseal keeps what must outlive a command: journals, originals and local authorities.</summary>
public sealed class StateDirectory
{
    StateDirectory(string path) => Path = path;

    public string Path { get; }

    internal string RunsDirectory => $"{Path}/runs";

    /// <summary>The path that <c>--state-dir</c> or the environment gives; nothing is looked at or made.</summary>
    /// <remarks>XDG Base Directory Specification 0.8: $XDG_STATE_HOME, absolute, else $HOME/.local/state.</remarks>
    public static string Locate(string? option, Func<string, string?> environment)
    {
        if (option is not null)
            return System.IO.Path.GetFullPath(option);
        if (environment("XDG_STATE_HOME") is ['/', ..] and var state)
            return $"{state.TrimEnd('/')}/pgseal";
        return environment("HOME") is ['/', ..] and var home
            ? $"{home.TrimEnd('/')}/.local/state/pgseal"
            : throw new StateFailure("~/.local/state/pgseal", "HOME is not set; give --state-dir DIRECTORY");
    }

    /// <summary>Opens the directory, made private on first use.</summary>
    public static StateDirectory Open(string path)
    {
        try
        {
            var parent = System.IO.Path.GetDirectoryName(path);
            if (parent is not null)
                Directory.CreateDirectory(parent);
            HostDirectory.CreatePrivate(path);
            Check(path, HostFile.Facts(path));
        }
        catch (FileFailure failure)
        {
            throw new StateFailure(path, failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StateFailure(path, FileFailure.Of(failure, "create", path).Message);
        }
        return new(path);
    }

    /// <summary>Opens the directory if it is there; a command that only reads makes none.</summary>
    public static StateDirectory? TryOpen(string path) => Directory.Exists(path) ? Open(path) : null;

    static void Check(string path, FileFacts facts)
    {
        const int mayWriteAndPass = 3, writableByOthers = 0b000_010_010;
        var caller = ServerAccount.Caller();
        if (facts.Uid != caller.Uid)
            throw new StateFailure(path, $"it belongs to another user, not to {caller.Name}; give --state-dir DIRECTORY");
        if ((facts.Mode & writableByOthers) != 0)
            throw new StateFailure(path, "others may write in it; take that away with: chmod go-w " + ShellWord.Quote(path));
        if (Libc.MayAccess(Libc.AtFdcwd, path, mayWriteAndPass, Libc.AtEaccess) != 0)
            throw new StateFailure(path, "it is not writable; give --state-dir DIRECTORY");
    }
}
