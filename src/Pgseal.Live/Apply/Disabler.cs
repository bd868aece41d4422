using Pgseal.Core.Planning;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>The way back of clusters: takes back every run that this state directory records of them, rules first (S9).</summary>
public static class Disabler
{
    /// <summary>The verb in the journals of runs that opened a cluster: taking one of those back would close it again.</summary>
    internal const string Verb = "disable";

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
        if (back is { Outcome: not (RunOutcome.Verified or RunOutcome.NothingToChange) })
            return back;
        var stands = back is { Outcome: RunOutcome.Verified } ? "what pgseal's runs changed is taken back; nothing else was changed" : "nothing was changed";
        var opened = await new Reopener(clusters, options, board).RunAsync(stands, cancellationToken);
        return opened.Outcome == RunOutcome.NothingToChange && back is not null ? back : opened;
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
