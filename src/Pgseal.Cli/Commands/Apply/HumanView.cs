using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>A run as a person reads it: its stages, what clients need, the verdict after it, and what went wrong if anything did.</summary>
static class HumanView
{
    public static void Write(RunReport run, IPage page)
    {
        Body(run, "done and verified", page);
        if (run.LeftOnPlaintext > 0)
            page.Line(0, new Piece($"{Wording.Count(run.LeftOnPlaintext, "session is", "sessions are")} still on plaintext; see them with: pgseal sessions", Tone.Warning));
        if (run is { Run: { } done, Outcome: RunOutcome.Verified })
            page.Line(0, new Piece("undo with: ", Tone.Faint), $"pgseal rollback {done}");
    }

    /// <summary>For disable and rollback: the run named is the one that was taken back.</summary>
    public static void WriteWayBack(RunReport run, IPage page) => Body(run, "taken back and verified", page);

    static void Body(RunReport run, string verified, IPage page)
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
            Audit.HumanView.Write(audit, page);
            page.Line(0);
        }
        if (run.Problem is { } problem)
        {
            ProblemView.Write(problem, page);
            page.Line(0);
        }
        page.Line(0, new Piece(run.Run is { } id ? $"run {id}: " : "no run was begun: ", Tone.Faint), new Piece(Outcome(run.Outcome, verified), Wording.ToneOf(run.Outcome)));
    }

    static string Outcome(RunOutcome outcome, string verified) => outcome switch
    {
        RunOutcome.Verified => verified,
        RunOutcome.NothingToChange => "nothing to change",
        RunOutcome.Refused => "refused by a guard",
        RunOutcome.RolledBack => "failed, rolled back, verified as before",
        RunOutcome.Attention => "failed, needs attention",
    };
}
