using System.Diagnostics;

namespace Pgseal.Live.Probing;

/// <summary>How much of a target's time is left; waiting for other targets does not count.</summary>
sealed class TargetClock(TimeSpan whole)
{
    readonly Stopwatch spent = Stopwatch.StartNew();
    readonly Lock gate = new();
    int waiting;

    public TimeSpan Spent => spent.Elapsed;

    /// <summary>Never negative: a step that begins too late ends at once.</summary>
    public TimeSpan Left => spent.Elapsed is var elapsed && elapsed < whole ? whole - elapsed : TimeSpan.Zero;

    /// <summary>A share of the whole, for a step that others must follow.</summary>
    public TimeSpan Share(int parts) => Left < whole / parts ? Left : whole / parts;

    /// <summary>Waits for something that is not the target's fault.</summary>
    public async Task PauseForAsync(Task pause)
    {
        if (pause.IsCompletedSuccessfully)
            return;
        Count(1);
        try
        {
            await pause;
        }
        finally
        {
            Count(-1);
        }
    }

    /// <summary>It stands still while anything of the target waits.</summary>
    void Count(int more)
    {
        lock (gate)
        {
            waiting += more;
            if (waiting > 0)
                spent.Stop();
            else
                spent.Start();
        }
    }
}
