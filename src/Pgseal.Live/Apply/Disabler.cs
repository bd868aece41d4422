using Pgseal.Core.Planning;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>The way back of clusters: takes back every run that this state directory records of them, rules first (S9).</summary>
public static class Disabler
{
    /// <summary>The verb in the journals of runs that opened a cluster: taking one of those back would close it again.</summary>
    internal const string Verb = "disable";

    const string TakenBack = "what pgseal's runs changed is taken back";

    /// <param name="everything">Opens to plaintext also what no journal records.</param>
    public static async Task<RunReport> DisableAsync(
        IReadOnlyList<ClusterTargets> clusters,
        bool everything,
        RunOptions options,
        Action<StageReport> onStage,
        CancellationToken cancellationToken)
    {
        var board = new StageBoard(onStage);
        var back = await TakeBackAsync(clusters, options, board, cancellationToken);
        if (!everything)
            return back ?? NoJournal(clusters, options);
        return back switch
        {
            null => await new Reopener(clusters, options, board).RunAsync(cancellationToken),
            { Outcome: RunOutcome.Verified or RunOutcome.NothingToChange } => await OpenRestAsync(back, clusters, options, board, cancellationToken),
            _ => back,
        };
    }

    /// <summary>What no run records, after what runs recorded: whatever becomes of it, the answer says that those are taken back.</summary>
    static async Task<RunReport> OpenRestAsync(
        RunReport back, IReadOnlyList<ClusterTargets> clusters, RunOptions options, StageBoard board, CancellationToken cancellationToken)
    {
        var isBack = back.Outcome == RunOutcome.Verified;
        RunReport rest;
        try
        {
            rest = await new Reopener(clusters, options, board).RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (isBack)
        {
            return back with
            {
                Outcome = RunOutcome.Attention,
                Stages = board.Ended,
                Problem = new("interrupted", back.Run!, $"{TakenBack}; beyond that everything is as before", "Go on with the same command, or leave it so"),
            };
        }
        if (rest.Outcome == RunOutcome.NothingToChange)
            return back with { Stages = board.Ended };
        return isBack && rest.Problem is { } problem ? rest with { Problem = problem with { Stands = $"{TakenBack}; beyond that: {problem.Stands}" } } : rest;
    }

    /// <returns>Null when no run of these clusters is recorded.</returns>
    static async Task<RunReport?> TakeBackAsync(
        IReadOnlyList<ClusterTargets> clusters, RunOptions options, StageBoard board, CancellationToken cancellationToken)
    {
        var targets = clusters.SelectMany(cluster => cluster.All).ToList();
        await using var members = await OpenMembers.OpenAsync(targets, options.Timeout, options.CommandLine, cancellationToken);
        var identifiers = members.All.Select(member => member.Server.SystemIdentifier).ToHashSet();
        var runs = StateDirectory.TryOpen(options.StateDirectory) is { } state
            ? RunHistory.All(state).Where(it => it.Run.Begun.Members.Any(member => identifiers.Contains(member.SystemIdentifier))).ToList()
            : [];
        return runs.Count == 0
            ? null
            : await new WayBack(members.All, runs.Where(it => it.Run.Begun.Verb != Verb && it.Run.Standing.Count > 0).ToList(), options, board).RunAsync(cancellationToken);
    }

    static RunReport NoJournal(IReadOnlyList<ClusterTargets> clusters, RunOptions options) => new(
        null,
        RunOutcome.Refused,
        null,
        [],
        new(
            "no run of this cluster is recorded, so pgseal does not know what it was like before",
            $"{options.StateDirectory}, {clusters[0].Primary.ToDisplay()}",
            "nothing was changed",
            "Name the state directory that its apply wrote: --state-dir DIRECTORY; or open it to plaintext without a record: --everything"),
        0,
        null);
}
