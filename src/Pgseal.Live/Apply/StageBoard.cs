using System.Diagnostics;
using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>The stages of a run as they go: what was reported, and who is told.</summary>
sealed class StageBoard(Action<StageReport> onStage)
{
    readonly List<StageReport> ended = [];

    public ValueList<StageReport> Ended => ended.ToValueList();

    /// <summary>Runs a stage; its sentences become its detail. A stage that says nothing had nothing to do.</summary>
    public async Task RunAsync(StageName name, Func<Action<string>, Task> stage)
    {
        var clock = Stopwatch.StartNew();
        var detail = new List<string>();
        onStage(new(name, StageStatus.Running, [], TimeSpan.Zero));
        try
        {
            await stage(sentence =>
            {
                detail.Add(sentence);
                onStage(new(name, StageStatus.Running, detail.ToValueList(), clock.Elapsed));
            });
        }
        catch (Exception failure)
        {
            detail.Add(failure is OperationCanceledException ? "interrupted" : failure.Message);
            End(new(name, StageStatus.Failed, detail.ToValueList(), clock.Elapsed));
            throw;
        }
        End(new(name, detail.Count == 0 ? StageStatus.Skipped : StageStatus.Done, detail.ToValueList(), clock.Elapsed));
    }

    /// <summary>Shows how far a stage is; that is no part of what it says.</summary>
    public void Show(StageName name, string progress) => onStage(new(name, StageStatus.Running, [progress], TimeSpan.Zero));

    void End(StageReport report)
    {
        ended.Add(report);
        onStage(report);
    }
}
