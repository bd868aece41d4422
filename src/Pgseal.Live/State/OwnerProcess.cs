using Pgseal.Live.Hosts;

namespace Pgseal.Live.State;

/// <summary>Tells the process that owns a run from every other.</summary>
static class OwnerProcess
{
    public static string Name() => $"{ServerAccount.Caller().Name}@{Environment.MachineName}";

    /// <summary>The boot and the tick a process started at: no later process shares them. Empty when there is no such process.</summary>
    /// <remarks>/proc/PID/stat, proc(5): field 22, counted after the command's closing parenthesis.</remarks>
    public static string Stamp(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var afterCommand = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}/{afterCommand[19]}";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public static bool IsThis(RunClaim claim) => claim.Pid == Environment.ProcessId && StateOf(claim) == OwnerState.Alive;

    public static OwnerState StateOf(RunClaim claim)
    {
        var host = claim.Owner[(claim.Owner.LastIndexOf('@') + 1)..];
        return host != Environment.MachineName ? OwnerState.Elsewhere
            : Stamp(claim.Pid) == claim.Process ? OwnerState.Alive : OwnerState.Gone;
    }
}
