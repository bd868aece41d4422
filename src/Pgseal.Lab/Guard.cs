using System.Diagnostics;

namespace Pgseal.Lab;

/// <summary>A shell that waits beside this process and cleans up when this process is gone without having dismissed it.</summary>
/// <remarks>It reads from a pipe that only this process holds: end of file means that this process has died, however that came about.</remarks>
sealed class Guard
{
    readonly Process _shell;

    Guard(Process shell) => _shell = shell;

    /// <param name="script">POSIX shell; its arguments are <c>$1</c> and so on.</param>
    public static Guard Start(string script, params ReadOnlySpan<string> arguments)
    {
        // A session of its own: Ctrl-C at the terminal must not end the guard first.
        var start = Command.Describe(["setsid", "sh", "-c", "exec >/dev/null 2>&1; read -r _ && exit\n" + script, "sh", .. arguments]);
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        return new Guard(Process.Start(start) ?? throw new LabException("setsid could not be run; install util-linux"));
    }

    public void Dismiss() => Dismiss(_shell);

    /// <summary>Tells the reader of a process's standard input that nothing is to be done.</summary>
    public static void Dismiss(Process reader)
    {
        try
        {
            reader.StandardInput.WriteLine();
            reader.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        catch (ObjectDisposedException)
        {
            // It was dismissed before.
        }
    }
}
