using Pgseal.Core;
using Pgseal.Core.Runs;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;
using Pgseal.Live.Switch;

namespace Pgseal.Live.Apply;

/// <summary>Runs that began and neither ended nor were taken back: their process died. They are finished or taken back, never left aside.</summary>
static class InterruptedRuns
{
    /// <summary>The interrupted run on these members that the same verb goes on with; null when there is none.</summary>
    /// <exception cref="RunInterrupted">It is of another verb.</exception>
    public static (RunStore Store, Run Run)? Find(StateDirectory state, IReadOnlyList<Member> members, string verb) => Of(state, members) switch
    {
        [] => null,
        [var found, ..] when found.Run.Begun.Verb == verb => found,
        [var found, ..] => throw new RunInterrupted(found.Run),
    };

    /// <summary>Takes over what interrupted runs of these clusters left, before anybody plans on what stands there.</summary>
    /// <returns>Their names.</returns>
    /// <exception cref="AnotherRun">One is not interrupted: its process lives.</exception>
    public static async Task<ValueList<string>> TakeOverAsync(IReadOnlyList<ClusterTargets> clusters, RunOptions options, CancellationToken cancellationToken)
    {
        if (StateDirectory.TryOpen(options.StateDirectory) is not { } state || RunHistory.List(state).All(run => run.Outcome is not null))
            return [];
        await using var open = await OpenMembers.OpenAsync(clusters.SelectMany(cluster => cluster.All), options.Timeout, options.CommandLine, cancellationToken);
        var members = open.All.Where(member => member.Host is not null).ToList();
        var taken = new List<string>();
        foreach (var (store, run) in Of(state, members))
        {
            MemberClaims.Take(members, state, store.Id).Keep();
            await SettleAsync(store, members);
            var named = run.Standing.Select(step => step.Action).OfType<UndoableAction.LinkSwitched>().SelectMany(link => (string?[])[link.Before, link.After]).ToHashSet();
            foreach (var member in members)
                foreach (var unused in member.Directory.Generations().Where(it => it.StartsWith(run.Id, StringComparison.Ordinal) && !named.Contains(it)))
                    member.Directory.Discard(unused);
            taken.Add(run.Id);
        }
        return taken.ToValueList();
    }

    /// <summary>What whoever plans should know of interrupted runs of these members; nothing is taken over.</summary>
    public static ValueList<string> Notes(string stateDirectory, IReadOnlyList<Member> members)
    {
        try
        {
            return StateDirectory.TryOpen(stateDirectory) is { } state
                ? Of(state, members).Select(it => $"run {it.Run.Id} ({it.Run.Begun.Verb}) was interrupted: pgseal {it.Run.Begun.Verb} goes on with it, pgseal rollback {it.Run.Id} takes it back").ToValueList()
                : [];
        }
        catch (StateFailure unusable)
        {
            return [$"whether a run was interrupted is not known: {unusable.Problem.What}"];
        }
    }

    /// <summary>Nothing of a run acts or lies about any more; its markers must be held.</summary>
    public static async Task SettleAsync(RunStore store, IReadOnlyList<Member> members)
    {
        await DeadMansSwitch.SettleAsync(store);
        foreach (var member in members)
        {
            TemporaryFile.Sweep(member.Directory.Path);
            TemporaryFile.Sweep(member.Host!.DataDirectory);
            // Debian's rules stand elsewhere; a candidate is made beside them.
            if (member.Server.Settings.Value("hba_file") is { } rules && Path.GetDirectoryName(HostFile.RealPath(rules)) is { } beside && beside != member.Host.DataDirectory)
                TemporaryFile.SweepShared(beside);
        }
    }

    static List<(RunStore Store, Run Run)> Of(StateDirectory state, IReadOnlyList<Member> members) => RunHistory.All(state)
        .Where(it => it.Run.Outcome is null && it.Run.Begun.Members.Any(known => members.Any(member => member.Is(known))))
        .ToList();
}
