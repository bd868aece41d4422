using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Live.Rollover;

namespace Pgseal.Live.Apply;

/// <summary>Replaces certificates on the rails of apply: beside the old pair, switched by one rename, loaded, proven on the wire, or taken back.</summary>
public static class Renewer
{
    /// <summary>Says what would be renewed; changes nothing.</summary>
    public static async Task<ValueList<ClusterPlan>> PlanAsync(IReadOnlyList<ClusterTargets> clusters, RenewalOptions options, CancellationToken cancellationToken)
    {
        var plans = new List<ClusterPlan>();
        foreach (var cluster in clusters)
        {
            await using var prepared = await Preparation.MakeRenewalAsync(cluster, options, cancellationToken);
            plans.Add(prepared.Plan);
        }
        return plans.ToValueList();
    }

    /// <param name="onStage">Told of each stage when it begins, says something, and ends.</param>
    public static async Task<RenewalReport> RenewAsync(
        IReadOnlyList<ClusterTargets> clusters, RenewalOptions options, Action<StageReport> onStage, CancellationToken cancellationToken)
    {
        var board = new StageBoard(onStage);
        await using var prepared = await PreparedClusters.MakeAsync(clusters, options, it => Preparation.MakeRenewalAsync(it, options, cancellationToken), board, cancellationToken);
        var members = prepared.All.SelectMany(cluster => cluster.Plan.Members).ToValueList();
        if (prepared.Blockers is [_, ..] blockers)
            return new(JournalledRun.Refused(board, blockers), members);
        // Before any server has a certificate of the new authority: a standby that trusted the old one alone could not connect any more.
        UpstreamTrust.Follow(prepared, options);
        if (prepared.IsEmpty)
            return new(new(null, RunOutcome.NothingToChange, Authorities.Report(prepared), board.Ended, null, 0, null), members);
        var run = await JournalledRun.RunAsync(options.Verb, prepared.Members, options, board, async recorder =>
        {
            var certificates = new CertificateStage(
                recorder, options, options is { CertificateFile: { } certificate, KeyFile: { } key } ? (certificate, key) : null, options.KeyPassphrase);
            await board.RunAsync(StageName.Certificate, say => prepared.ForEachAsync((cluster, member, plan) => certificates.RunAsync(cluster, member, plan, say, cancellationToken)));
            await board.RunAsync(StageName.Enable, say => prepared.ForEachAsync((_, member, plan) => new EnableStage(member, plan, recorder, options.Timeout).RunAsync(say, cancellationToken)));
            return new(recorder.Id, RunOutcome.Verified, Authorities.Report(prepared), board.Ended, null, 0, null);
        });
        return new(run, members);
    }
}
