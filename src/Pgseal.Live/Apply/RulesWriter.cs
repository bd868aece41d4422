using Pgseal.Core.Planning;
using Pgseal.Core.Runs;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Processes;

namespace Pgseal.Live.Apply;

/// <summary>Puts one member's new rules in force: checked by the server before and after the rename, and loaded (S4).</summary>
sealed class RulesWriter(Member member, RunRecorder recorder, ScratchInstances scratch, TimeSpan patience)
{
    public async Task WriteAsync(IReadOnlyList<Change.EditRules> edits, Action<string> say, CancellationToken cancellationToken)
    {
        foreach (var edit in edits)
            await CheckAsync(edit, say, cancellationToken);
        foreach (var edit in edits)
        {
            await recorder.Switch.GuardAsync(member.Host!.DataDirectory, edit.File, HostFile.Read(edit.File), edit.After.AsSpan().ToArray(), cancellationToken);
            await recorder.DoAsync(
                new UndoableAction.FileReplaced(member.Name, edit.File, edit.BeforeSha256, edit.AfterSha256, recorder.Keep(edit.File)),
                () =>
                {
                    AtomicFile.Replace(edit.File, edit.After.AsSpan(), edit.BeforeSha256);
                    return Task.CompletedTask;
                });
        }
        await RefuseErrorsAsync(cancellationToken);
        await Reload.RunAsync(member, patience, cancellationToken);
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
}
