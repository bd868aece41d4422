using Pgseal.Core.Planning;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pgseal.Cli.Pages;

/// <summary>The stages of a run on a terminal: a list that fills in while they are done, and is wiped when the answer comes.</summary>
sealed class StageList(IAnsiConsole console)
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    static readonly StageName[] Order = Enum.GetValues<StageName>();

    readonly Lock guard = new();
    readonly Dictionary<StageName, StageReport> seen = [];

    public async Task<T> ShowWhileAsync<T>(Func<Action<StageReport>, Task<T>> work)
    {
        var done = work(Note);
        await console.Live(Draw(0)).AutoClear(true).StartAsync(async live =>
        {
            for (var frame = 0; !done.IsCompleted; frame++)
            {
                live.UpdateTarget(Draw(frame));
                await Task.WhenAny(done, Task.Delay(Tick, CancellationToken.None));
            }
        });
        return await done;
    }

    void Note(StageReport stage)
    {
        lock (guard)
            seen[stage.Name] = stage;
    }

    Grid Draw(int frame)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn();
        lock (guard)
        {
            foreach (var name in Order)
                grid.AddRow(Row(name, seen.GetValueOrDefault(name), frame));
        }
        return grid;
    }

    static IRenderable[] Row(StageName name, StageReport? stage, int frame)
    {
        var tone = stage is null ? Tone.Faint : Wording.ToneOf(stage.Status);
        var mark = stage is null ? "·" : stage.Status == StageStatus.Running ? Spinning(frame) : Wording.MarkOf(stage.Status);
        return
        [
            new Text(mark, Styles.Of(tone)),
            new Text(Wording.Of(name), Styles.Of(tone)),
            new Text(stage is { Detail.Count: > 0 } ? new Piece(stage.Detail[^1]).Text : "", Styles.Of(Tone.Faint)),
        ];
    }

    static string Spinning(int frame) => Spinner.Known.Dots.Frames[frame % Spinner.Known.Dots.Frames.Count];
}
