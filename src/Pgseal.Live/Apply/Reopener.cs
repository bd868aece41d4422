using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Tls;
using Pgseal.Live.Audit;

namespace Pgseal.Live.Apply;

/// <summary>Opens clusters to plaintext where no journal says what they were like before: rules first, then ssl off (S9, I8).</summary>
sealed class Reopener(IReadOnlyList<ClusterTargets> clusters, RunOptions options, StageBoard board)
{
    /// <param name="stands">What already stands changed, for the answer of a refusal.</param>
    public async Task<RunReport> RunAsync(string stands, CancellationToken cancellationToken)
    {
        var prepared = new List<Preparation>();
        try
        {
            await board.RunAsync(StageName.Preflight, async say =>
            {
                foreach (var cluster in clusters)
                {
                    prepared.Add(await Preparation.MakeReopeningAsync(cluster, options, cancellationToken));
                    say($"{prepared[^1].Plan.Name}: {prepared[^1].Members.Count} members seen");
                }
            });
            if (prepared.SelectMany(it => it.Plan.Blockers).ToList() is [_, ..] blockers)
                return JournalledRun.Refused(board, blockers, stands);
            if (prepared.TrueForAll(it => it.Plan.IsEmpty))
                return new(null, RunOutcome.NothingToChange, null, board.Ended, null, 0, await AuditAsync(prepared, cancellationToken));
            return await JournalledRun.RunAsync(Disabler.Verb, prepared.SelectMany(it => it.Members).ToList(), options, board, async recorder =>
            {
                await OpenRulesAsync(prepared, recorder, cancellationToken);
                await board.RunAsync(StageName.Enable, say => ForEachAsync(prepared, (member, plan) => SwitchOffAsync(member, plan, recorder, say, cancellationToken)));
                return new(recorder.Id, RunOutcome.Verified, null, board.Ended, null, 0, await AuditAsync(prepared, cancellationToken));
            });
        }
        finally
        {
            foreach (var one in prepared)
                await one.DisposeAsync();
        }
    }

    static async Task ForEachAsync(IReadOnlyList<Preparation> prepared, Func<Member, MemberPlan, Task> act)
    {
        foreach (var cluster in prepared)
            foreach (var plan in cluster.Plan.Members)
                await act(cluster.Members.First(member => member.Name == plan.Target), plan);
    }

    async Task OpenRulesAsync(IReadOnlyList<Preparation> prepared, RunRecorder recorder, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchInstances();
        await board.RunAsync(StageName.Enforce, say => ForEachAsync(prepared, async (member, plan) =>
        {
            if (plan.Changes.OfType<Change.EditRules>().ToList() is [_, ..] edits)
                await new RulesWriter(member, recorder, scratch, options.Timeout).WriteAsync(edits, say, cancellationToken);
        }));
    }

    async Task SwitchOffAsync(Member member, MemberPlan plan, RunRecorder recorder, Action<string> say, CancellationToken cancellationToken)
    {
        var settings = plan.Changes.OfType<Change.SetSetting>().ToList();
        if (settings.Count == 0)
            return;
        await new SettingWriter(member, recorder).WriteAsync(settings, cancellationToken);
        await Reload.RunAsync(member, options.Timeout, cancellationToken);
        var server = await ServerReader.ReadAsync(member.Session, cancellationToken);
        foreach (var (endpoint, outcome) in await EndpointReader.HandshakesAsync(member.Session, server, member.Host, options.Timeout, cancellationToken))
            if (outcome is HandshakeOutcome.Served)
                throw new VerificationFailed("it still serves TLS though ssl was switched off", endpoint, "Read the server's log for the reason");
        say(string.Join("; ", (string[])[$"{member.Name}: TLS is no longer served", .. plan.Notes]));
    }

    async Task<AuditReport> AuditAsync(IReadOnlyList<Preparation> prepared, CancellationToken cancellationToken) =>
        await Confirmation.AuditAsync(prepared, options, cancellationToken);
}
