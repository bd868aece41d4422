namespace Pgseal.Cli;

/// <summary>While something may be ended early, the first Ctrl-C ends only that, and what it has seen counts.</summary>
sealed class EarlyEnd : IDisposable
{
    readonly CancellationTokenSource source = new();
    volatile bool isPossible;

    public CancellationToken Token => source.Token;

    /// <summary>Whether something is going on that may be ended early.</summary>
    public bool IsPossible
    {
        get => isPossible;
        set => isPossible = value;
    }

    /// <returns>False when there is nothing to end: Ctrl-C then means what it always means.</returns>
    public bool TryEnd()
    {
        if (!isPossible || source.IsCancellationRequested)
            return false;
        source.Cancel();
        return true;
    }

    public void Dispose() => source.Dispose();
}
