namespace Pgseal.Live.Observing;

/// <summary>How long and where to look for clients.</summary>
/// <param name="Duration">How long sessions are sampled; zero for one look.</param>
/// <param name="LogFile">A log to read for the primary, where the server does not own its log; null to find each server's own.</param>
/// <param name="OnProgress">Told now and then while sampling.</param>
/// <param name="Enough">Ends the sampling early; what was seen counts.</param>
public sealed record ObserveOptions(TimeSpan Duration, string? LogFile, Action<ObservationProgress> OnProgress, CancellationToken Enough)
{
    /// <summary>One look, and each server's own log.</summary>
    public static ObserveOptions Once { get; } = new(TimeSpan.Zero, null, _ => { }, CancellationToken.None);
}
