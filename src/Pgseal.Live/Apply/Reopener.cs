using Pgseal.Core.Planning;
using Pgseal.Core.Tls;
using Pgseal.Live.Audit;

namespace Pgseal.Live.Apply;

/// <summary>Opens clusters to plaintext where no journal says what they were like before: rules first, then ssl off (S9, I8).</summary>
sealed class Reopener(IReadOnlyList<ClusterTargets> clusters, RunOptions options, StageBoard board)
{
    public async Task<RunReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var prepared = await PreparedClusters.MakeAsync(clusters, options, it => Preparation.MakeReopeningAsync(it, options, cancellationToken), board, cancellationToken);
        if (prepared.Blockers is [_, ..] blockers)
            return JournalledRun.Refused(board, blockers);
        if (prepared.IsEmpty)
            return new(null, RunOutcome.NothingToChange, null, board.Ended, null, 0, await Confirmation.AuditAsync(prepared, options, cancellationToken));
        return await JournalledRun.RunAsync(Disabler.Verb, prepared.Members, options, board, async recorder =>
        {
            using var scratch = new ScratchInstances();
            await board.RunAsync(StageName.Enforce, say => prepared.ForEachAsync(async (_, member, plan) =>
            {
                if (plan.Changes.OfType<Change.EditRules>().ToList() is [_, ..] edits)
                    await new RulesWriter(member, recorder, scratch, options.Timeout).WriteAsync(edits, say, cancellationToken);
            }));
            await board.RunAsync(StageName.Enable, say => prepared.ForEachAsync((_, member, plan) => SwitchOffAsync(member, plan, recorder, say, cancellationToken)));
            return new(recorder.Id, RunOutcome.Verified, null, board.Ended, null, 0, await Confirmation.AuditAsync(prepared, options, cancellationToken));
        });
    }

    async Task SwitchOffAsync(Member member, MemberPlan plan, RunRecorder recorder, Action<string> say, CancellationToken cancellationToken)
    {
        var settings = plan.Changes.OfType<Change.SetSetting>().ToList();
        if (settings.Count == 0)
            return;
        var writer = new SettingWriter(member, recorder, options.Timeout);
        await writer.WriteAsync(settings, cancellationToken);
        // The operator comes in again after this, without TLS now: that plaintext is admitted is tried, not assumed.
        await writer.LoadAsync(cancellationToken);
        var server = await ServerReader.ReadAsync(member.Session, cancellationToken);
        foreach (var (endpoint, outcome) in await EndpointReader.HandshakesAsync(member.Session, server, member.Host, options.Timeout, cancellationToken))
            if (outcome is not HandshakeOutcome.NotServed)
                throw new VerificationFailed(
                    HandshakeText.Failure(outcome) ?? "it still serves TLS though ssl was switched off", endpoint, "Read the server's log for the reason");
        say(string.Join("; ", (string[])[$"{member.Name}: TLS is no longer served", .. plan.Notes]));
    }
}
