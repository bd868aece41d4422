namespace Pgseal.Live.Probing;

/// <summary>The connections that one target may have open at the same time: each costs the server a process.</summary>
sealed class ServerSlots : IDisposable
{
    public const int All = 4;

    readonly SemaphoreSlim free = new(All);

    /// <summary>Work that has at most one connection open.</summary>
    public async Task<T> InAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
