using System.CommandLine;

namespace Pgseal.Cli.CommandLine;

/// <summary>Where pgseal keeps its own files and how it reaches those of a member.</summary>
static class HostOptions
{
    static readonly Option<string?> StateDir =
        Declare.Text("--state-dir", "DIR", "journals, originals and the local authority (default $XDG_STATE_HOME/pgseal or ~/.local/state/pgseal)");

    static readonly Option<HostAccess> Access =
        Declare.Word("--host-access", "how the files of a member are reached", Wording.Of, HostAccess.Local, HostAccess.Local);

    public static void AddStateDirTo(Command verb) => verb.Add(StateDir);

    public static void AddTo(Command verb)
    {
        verb.Add(Access);
        verb.Add(StateDir);
    }

    public static string ReadStateDir(ParseResult parse) => Path.GetFullPath(parse.GetValue(StateDir) ?? DefaultStateDir());

    /// <remarks>XDG Base Directory Specification 0.8: a relative XDG_STATE_HOME is to be ignored.</remarks>
    static string DefaultStateDir() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } xdg && Path.IsPathRooted(xdg)
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state"),
        "pgseal");
}
