namespace Pgseal.Live.Observing;

/// <summary>How far the sampling of one member has come.</summary>
/// <param name="Clients">Seen so far.</param>
public sealed record ObservationProgress(string Member, TimeSpan Elapsed, TimeSpan Duration, int Clients)
{
    /// <summary>For people.</summary>
    public string Sentence => $"{Member}: observing, {Elapsed.TotalSeconds:0} of {Duration.TotalSeconds:0} s, {Clients} clients seen (Ctrl-C ends this and keeps what was seen)";
}
