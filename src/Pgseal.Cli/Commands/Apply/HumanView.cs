using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>A run as a person reads it: its stages, what clients need, the verdict after it, and what went wrong if anything did.</summary>
static class HumanView
{
    public static void Write(RunReport run, IPage page)
    {
        Body(run, page);
        if (run.LeftOnPlaintext > 0)
            page.Line(0, new Piece($"{Wording.Count(run.LeftOnPlaintext, "session is", "sessions are")} still on plaintext; see them with: pgseal sessions", Tone.Warning));
        foreach (var renewal in run.Renewals)
            Cert.RenewalView.Write(renewal, page);
        if (run is { Run: { } done, Outcome: RunOutcome.Verified, TookBack: false })
            page.Line(0, new Piece("undo with: ", Tone.Faint), $"pgseal rollback {done}");
    }

    static void Body(RunReport run, IPage page)
    {
        foreach (var stage in run.Stages)
            StageLines.Write(stage, page);
        if (run.Stages.Count > 0)
            page.Line(0);
        if (run.Authority is { } authority)
        {
            page.Line(0, new Piece("clients verify with ", Tone.Faint), new Piece($"sslmode=verify-full sslrootcert={authority.File}", Tone.Strong));
            page.Line(2, new Piece($"sha256 {authority.Sha256}", Tone.Faint));
            page.Line(0);
        }
        if (run.Audit is { } audit)
        {
            Audit.HumanView.Write(audit, page, whole: true);
            page.Line(0);
        }
        if (run.Problem is { } problem)
        {
            ProblemView.Write(problem, page);
            page.Line(0);
        }
        page.Line(0, new Piece(run.Run is { } id ? $"run {id}: " : "no run was begun: ", Tone.Faint), new Piece(Outcome(run), Wording.ToneOf(run.Outcome)));
    }

    static string Outcome(RunReport run) => run.Outcome switch
    {
        RunOutcome.Verified => run.TookBack ? "taken back and verified" : "done and verified",
        RunOutcome.NothingToChange => "nothing to change",
        RunOutcome.Refused => "refused by a guard",
        RunOutcome.RolledBack => "failed, rolled back, verified as before",
        RunOutcome.Attention => "failed, needs attention",
    };
}
