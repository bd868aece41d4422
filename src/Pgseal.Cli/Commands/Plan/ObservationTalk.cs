using System.Diagnostics;
using Pgseal.Live.Observing;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>Says how an observation goes on: in place on a terminal, else a line now and then.</summary>
/// <param name="show">Changes what a terminal shows; null where something else already does.</param>
sealed class ObservationTalk(Output output, Action<string>? show)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    readonly Stopwatch silence = new();
    readonly Lock guard = new();

    public void Note(ObservationProgress progress)
    {
        output.EarlyEnd.IsPossible = progress.Elapsed < progress.Duration;
        if (!output.EarlyEnd.IsPossible)
            return;
        lock (guard)
        {
            if (output.MovesOnStderr)
            {
                show?.Invoke(progress.Sentence);
                return;
            }
            if (silence.IsRunning && silence.Elapsed < Pause)
                return;
            silence.Restart();
            output.Talk.Line(0, progress.Sentence);
        }
    }
}
