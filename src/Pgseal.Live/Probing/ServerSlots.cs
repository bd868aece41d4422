namespace Pgseal.Live.Probing;

/// <summary>The connections that one target may have open at the same time: each costs the server a process.</summary>
/// <remarks>Half are for the conversations, half for the hand-made ClientHellos, so that both go on at once.</remarks>
sealed class ServerSlots : IDisposable
{
    public const int All = 4;

    readonly SemaphoreSlim conversations = new(All / 2);
    readonly SemaphoreSlim hellos = new(1);

    public async Task<T> TalkAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => await InAsync(conversations, work, cancellationToken);

    /// <summary>Work that opens up to half of all connections itself.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => await InAsync(hellos, work, cancellationToken);

    /// <summary>Work that opens as many connections as there may be: nothing else goes on meanwhile.</summary>
    public Task<T> AskAloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        InAsync(hellos, () => InAsync(conversations, () => InAsync(conversations, work, cancellationToken), cancellationToken), cancellationToken);

    public void Dispose()
    {
        conversations.Dispose();
        hellos.Dispose();
    }

    static async Task<T> InAsync<T>(SemaphoreSlim slots, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            slots.Release();
        }
    }
}
