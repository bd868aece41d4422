using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Live.Apply;

/// <summary>The stages of apply on prepared clusters, each verified before the next. It does not undo: who runs it does.</summary>
sealed class ApplyRun(PreparedClusters prepared, ApplyOptions options, RunRecorder recorder, StageBoard board)
{
    /// <summary>In-scope plaintext sessions that the drain left.</summary>
    public int LeftOnPlaintext { get; private set; }

    /// <summary>The clusters after the run.</summary>
    public AuditReport? Audit { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var certificates = new CertificateStage(recorder, options, options is { CertificateFile: { } certificate, KeyFile: { } key } ? (certificate, key) : null, keyPassphrase: null);
        await board.RunAsync(StageName.Certificate, say => prepared.ForEachAsync((cluster, member, plan) => certificates.RunAsync(cluster, member, plan, say, cancellationToken)));
        await board.RunAsync(StageName.Enable, say => prepared.ForEachAsync((_, member, plan) => new EnableStage(member, plan, recorder, options.Timeout).RunAsync(say, cancellationToken)));
        await board.RunAsync(StageName.Observe, say => ObserveAsync(say, cancellationToken));
        await board.RunAsync(StageName.Harden, say => prepared.ForEachAsync(async (_, member, plan) =>
        {
            foreach (var change in plan.Changes.OfType<Change.HardenUpstream>())
                await new HardenStage(member, recorder, options).RunAsync(change, say, cancellationToken);
        }));
        await board.RunAsync(StageName.Enforce, say => EnforceAsync(say, cancellationToken));
        await board.RunAsync(StageName.Drain, say => DrainAsync(say, cancellationToken));
        await board.RunAsync(StageName.Confirm, say => ConfirmAsync(say, cancellationToken));
    }

    /// <summary>The last moment at which nobody has been refused yet: TLS is served, so whoever comes now without it chose to.</summary>
    async Task ObserveAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var blockers = new List<Blocker>();
        var shown = options with
        {
            Observe = options.Observe with
            {
                OnProgress = progress =>
                {
                    board.Show(StageName.Observe, progress.Sentence);
                    options.Observe.OnProgress(progress);
                },
            },
        };
        foreach (var cluster in prepared.All)
        {
            var plan = await cluster.ObserveAsync(shown, cancellationToken);
            foreach (var sentence in ObservedSentences.Of(plan))
                say(sentence);
            blockers.AddRange(plan.Blockers);
        }
        if (blockers is [var first, ..])
            throw new RefusedWhileObserving(first, blockers.Count - 1);
    }

    async Task EnforceAsync(Action<string> say, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchInstances();
        await prepared.ForEachAsync((cluster, member, plan) => new EnforceStage(cluster, member, plan, recorder, scratch, options).RunAsync(say, cancellationToken));
    }

    async Task DrainAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (options.Drain.Policy == DrainPolicy.None)
            return;
        foreach (var cluster in prepared.All)
            LeftOnPlaintext += await new DrainStage(cluster, options).RunAsync(say, cancellationToken);
    }

    async Task ConfirmAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var audit = await Confirmation.AuditAsync(prepared, options, cancellationToken);
        foreach (var member in audit.Clusters.SelectMany(cluster => cluster.Members))
        {
            say($"{member.Target}: {member.Verdict.ToString().ToLowerInvariant()}");
            if (member.Verdict is Verdict.Off or Verdict.Optional)
                throw new VerificationFailed("after all changes plaintext is still admitted", member.Target, $"Look at it: pgseal audit {member.Target}");
        }
        LeftOnPlaintext = audit.Clusters.SelectMany(cluster => cluster.Members)
            .SelectMany(member => member.Findings)
            .Count(finding => finding.Rule == FindingRules.PlaintextSession || finding.Rule == FindingRules.PlaintextWalsender);
        Audit = audit;
    }
}
