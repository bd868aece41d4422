using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Live.Audit;

namespace Pgseal.Live.Apply;

/// <summary>Puts one member's new rules in force, and lets the wire refuse plaintext (S5).</summary>
sealed class EnforceStage(Preparation cluster, Member member, MemberPlan plan, RunRecorder recorder, ScratchInstances scratch, ApplyOptions options)
{
    public async Task RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var edits = plan.Changes.OfType<Change.EditRules>().ToList();
        if (edits.Count == 0)
            return;
        await new RulesWriter(member, recorder, scratch, options.Timeout).WriteAsync(edits, say, cancellationToken);
        await TryPlaintextAsync(say, cancellationToken);
    }

    async Task TryPlaintextAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var facts = await FactsReader.ReadAsync(member.Session, options.Scope, options.Timeout, cancellationToken);
        var report = Judge.Report([new(cluster.Facts.Name, [facts])], options.Scope, DateTimeOffset.UtcNow).Clusters[0].Members[0];
        if (report.Proof is Proof.Refuted refuted)
            throw new VerificationFailed(
                "the new rules still admit plaintext", $"{refuted.Witness.File}:{refuted.Witness.Line}", "This is a bug of pgseal: please report it with the file");
        foreach (var endpoint in report.Endpoints)
            switch (endpoint.Plaintext)
            {
                case PlaintextAnswer.Admitted:
                    throw new VerificationFailed($"plaintext is still admitted as {endpoint.TriedAs}", $"{endpoint.Address}:{endpoint.Port}", "Look at it: pgseal audit");
                case PlaintextAnswer.Refused:
                    say($"{member.Name}: {endpoint.Address} refused plaintext from {endpoint.TriedFrom} as {endpoint.TriedAs}: {endpoint.SqlState} {endpoint.Message}");
                    break;
                case PlaintextAnswer.NotTried or PlaintextAnswer.NotApplicable or PlaintextAnswer.Unknown:
                    break;
            }
    }
}
