using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Runs;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Processes;

namespace Pgseal.Live.Apply;

/// <summary>Puts one member's new rules in force, and lets the wire refuse plaintext (S4, S5).</summary>
sealed class EnforceStage(Preparation cluster, Member member, MemberPlan plan, RunRecorder recorder, ScratchInstances scratch, ApplyOptions options)
{
    public async Task RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var edits = plan.Changes.OfType<Change.EditRules>().ToList();
        if (edits.Count == 0)
            return;
        foreach (var edit in edits)
            await CheckAsync(edit, say, cancellationToken);
        foreach (var edit in edits)
            await recorder.DoAsync(
                new UndoableAction.FileReplaced(member.Name, edit.File, edit.BeforeSha256, edit.AfterSha256, recorder.Keep(edit.File)),
                () =>
                {
                    AtomicFile.Replace(edit.File, edit.After.AsSpan(), edit.BeforeSha256);
                    return Task.CompletedTask;
                });
        await RefuseErrorsAsync(cancellationToken);
        await Reload.RunAsync(member, options.Timeout, cancellationToken);
        await TryPlaintextAsync(say, cancellationToken);
    }

    /// <summary>The member's own binary reads the candidate first; where it cannot be made to, the checks after the rename must do.</summary>
    async Task CheckAsync(Change.EditRules edit, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            var instance = await scratch.ForAsync(member.Host!, cancellationToken);
            if (await instance.CheckAsync(edit.File, edit.After.AsSpan().ToArray(), cancellationToken) is [var error, ..])
                throw new VerificationFailed(
                    $"the server's own binary would reject the new rules: {error.Message}", $"{error.File}:{error.Line}", "This is a bug of pgseal: please report it with the file");
            say($"{member.Name}: {edit.File} was read by the server's own binary, {edit.Lines.Count} lines change");
        }
        catch (CommandFailed failure)
        {
            say($"{member.Name}: {edit.File} could not be read by the server's own binary beforehand ({failure.Message})");
        }
    }

    /// <summary>The server's view of the file that stands now, before anything loads it.</summary>
    async Task RefuseErrorsAsync(CancellationToken cancellationToken)
    {
        if (await RulesReader.ViewErrorsAsync(member.Session, cancellationToken) is [var error, ..])
            throw new VerificationFailed($"the server would not load the new rules: {error.Message}", $"{error.File}:{error.Line}", "This is a bug of pgseal: please report it with the file");
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
