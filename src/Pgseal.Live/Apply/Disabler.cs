using Pgseal.Core.Planning;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>The way back of clusters: takes back every run that this state directory records of them, rules first (S9).</summary>
public static class Disabler
{
    public static async Task<RunReport> DisableAsync(
        IReadOnlyList<ClusterTargets> clusters, UndoOptions options, Action<StageReport> onStage, CancellationToken cancellationToken)
    {
        var targets = clusters.SelectMany(cluster => cluster.All).ToList();
        await using var members = await OpenMembers.OpenAsync(targets, options.Timeout, options.CommandLine, cancellationToken);
        var identifiers = members.All.Select(member => member.Server.SystemIdentifier).ToHashSet();
        var runs = StateDirectory.TryOpen(options.StateDirectory) is { } state
            ? RunHistory.All(state).Where(it => it.Run.Begun.Members.Any(member => identifiers.Contains(member.SystemIdentifier))).ToList()
            : [];
        return runs.Count == 0
            ? NoJournal(members.All[0], options)
            : await new WayBack(members.All, runs.Where(it => it.Run.Standing.Count > 0).ToList(), options, new StageBoard(onStage)).RunAsync(cancellationToken);
    }

    static RunReport NoJournal(Member member, UndoOptions options) => new(
        null,
        RunOutcome.Refused,
        null,
        [],
        new(
            "no run of this cluster is recorded, so pgseal does not know what it was like before",
            $"{options.StateDirectory}, {member.Name}",
            "nothing was changed",
            "Name the state directory that its apply wrote: --state-dir DIRECTORY"),
        0,
        null);
}
