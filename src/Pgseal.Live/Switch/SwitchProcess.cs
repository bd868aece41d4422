using Pgseal.Live.Processes;

namespace Pgseal.Live.Switch;

/// <summary>Starts a shell script that outlives pgseal, its terminal and, where systemd runs the host, the service it was started from.</summary>
static class SwitchProcess
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <exception cref="CommandFailed">It could not be started.</exception>
    public static async Task StartAsync(string script, string run, CancellationToken cancellationToken)
    {
        // sd_booted(3): the directory is there where systemd is the init; only root may ask it for a unit without a session of its own.
        if (Directory.Exists("/run/systemd/system") && Environment.IsPrivilegedProcess)
        {
            try
            {
                await HostCommand.RunAsync(
                    ["systemd-run", "--quiet", "--collect", $"--description=pgseal's dead man's switch for run {run}", "/bin/sh", script], "", Longest, cancellationToken);
                return;
            }
            catch (CommandFailed)
            {
                // A systemd that does not take it, as in some containers: a session of its own must do.
            }
        }
        await HostCommand.RunAsync(["/bin/sh", "-c", "command -v setsid >/dev/null && { setsid /bin/sh \"$0\" </dev/null >/dev/null 2>&1 & }", script], "", Longest, cancellationToken);
    }
}
