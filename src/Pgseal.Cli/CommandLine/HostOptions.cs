using System.CommandLine;
using Pgseal.Live.State;

namespace Pgseal.Cli.CommandLine;

/// <summary>Where pgseal keeps its own files and how it reaches those of a member.</summary>
static class HostOptions
{
    static readonly Option<string?> StateDir =
        Declare.Text("--state-dir", "DIR", "journals, originals and the local authority (default $XDG_STATE_HOME/pgseal or ~/.local/state/pgseal)");

    static readonly Option<HostAccess> Access =
        Declare.Word("--host-access", "how the files of a member are reached", Wording.Of, HostAccess.Local, HostAccess.Local);

    static readonly Option<TimeSpan> ConfirmTimeout =
        Declare.Time("--confirm-timeout", "undo by itself when nothing has shown for so long that you still get in", TimeSpan.FromSeconds(60), lowest: TimeSpan.FromSeconds(1));

    public static void AddStateDirTo(Command verb) => verb.Add(StateDir);

    public static void AddTo(Command verb)
    {
        verb.Add(Access);
        verb.Add(StateDir);
    }

    /// <summary>For verbs that change who gets in.</summary>
    public static void AddConfirmTimeoutTo(Command verb) => verb.Add(ConfirmTimeout);

    public static TimeSpan ReadConfirmTimeout(ParseResult parse) => parse.GetRequiredValue(ConfirmTimeout);

    public static string ReadStateDir(ParseResult parse) => StateDirectory.Locate(parse.GetValue(StateDir), Environment.GetEnvironmentVariable);
}
