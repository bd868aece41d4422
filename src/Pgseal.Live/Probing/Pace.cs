using System.Diagnostics;

namespace Pgseal.Live.Probing;

/// <summary>Spreads new connections so that no more than so many begin in a second.</summary>
/// <param name="rate">Null for no bound.</param>
sealed class Pace(int? rate)
{
    readonly Lock gate = new();
    long next;

    /// <summary>Waits until one more may begin.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (rate is not { } perSecond)
            return;
        long due;
        lock (gate)
        {
            due = Math.Max(next, Stopwatch.GetTimestamp());
            next = due + (Stopwatch.Frequency / perSecond);
        }
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, cancellationToken);
    }
}
