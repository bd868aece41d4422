namespace Pgseal.Live.Probing;

/// <summary>Keeps many targets at once within bounds: many may be dialled, and few are talked to.</summary>
/// <remarks>
/// Dead addresses cost nothing but time, so that many are dialled side by side. Addresses that answer may all be one server
/// (max_connections is 100), so that the conversations are few: with four connections each they stay below its bound.
/// </remarks>
sealed class Crowd(int? rate) : IDisposable
{
    /// <summary>Targets that are dialled or wait to be talked to.</summary>
    public const int Dialled = 256;

    const int TalkedTo = 16;

    readonly SemaphoreSlim talks = new(TalkedTo);

    public Pace Pace { get; } = new(rate);

    public Task EnterAsync(CancellationToken cancellationToken) => talks.WaitAsync(cancellationToken);

    public void Leave() => talks.Release();

    public void Dispose() => talks.Dispose();
}
