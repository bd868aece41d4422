using Pgseal.Cli.Pages;
using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Runs;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>Runs as a person reads them: a row each, or one with every change that stands.</summary>
static class HumanView
{
    public static void WriteAll(ValueList<Run> runs, IPage page)
    {
        if (runs.Count == 0)
            page.Line(0, "There is no run.");
        page.Table(
            0,
            ["RUN", "BEGUN", "VERB", "MEMBERS", "OUTCOME", "CHANGES THAT STAND"],
            [.. runs.Select(run => new Piece[]
            {
                new Piece(run.Id, Tone.Strong),
                Wording.Utc(run.Begun.At),
                run.Begun.Verb,
                string.Join(", ", run.Begun.Members.Select(member => member.Name)),
                Outcome(run),
                $"{run.Standing.Count}",
            })]);
    }

    public static void WriteOne(Run run, IPage page)
    {
        page.Line(0, new Piece("run ", Tone.Faint), new Piece(run.Id, Tone.Strong), $"  {run.Begun.Verb}  ", Outcome(run));
        page.Line(2, new Piece($"begun {Wording.Utc(run.Begun.At)}, last entry {Wording.Utc(run.LastAt)}, by pgseal {run.Begun.ToolVersion}", Tone.Faint));
        foreach (var member in run.Begun.Members)
        {
            page.Line(2, new Piece($"{Wording.Of(member.Role)} ", Tone.Faint), new Piece(member.Name, Tone.Strong));
            page.Line(4, new Piece($"system identifier {member.SystemIdentifier}, data directory {member.DataDirectory}", Tone.Faint));
        }
        page.Table(
            2,
            ["STEP", "MEMBER", "CHANGED", "BEFORE", "AFTER"],
            [.. run.Standing.Reverse().Select(step => new Piece[]
            {
                $"{step.Number}",
                step.Action.Member,
                new Piece($"{Wording.KindOf(step.Action)} {step.Action.Subject}", Tone.Strong),
                State(step.Action, step.Action.Before),
                State(step.Action, step.Action.After),
            })]);
        if (run.StepsUndone > 0)
            page.Line(2, $"{Wording.Count(run.StepsUndone, "change")} taken back");
    }

    /// <summary>Every entry of the journal, a line each.</summary>
    public static void WriteStory(ValueList<JournalEntry> story, IPage page)
    {
        page.Line(2, new Piece("what happened:", Tone.Faint));
        page.Table(2, ["AT", "WHAT"], [.. story.Select(entry => new Piece[] { Wording.Utc(entry.At), Wording.SentenceOf(entry) })]);
    }

    static Piece Outcome(Run run) =>
        run.Outcome is not { } outcome ? new Piece("unfinished", Tone.Bad)
        : run.IsRolledBack ? new Piece(Wording.Of(RunOutcome.RolledBack), Tone.Warning)
        : new Piece(Wording.Of(outcome), Wording.ToneOf(outcome));

    /// <remarks>A dozen digits of a hash tell two files apart; JSON has them all.</remarks>
    static Piece State(UndoableAction action, string? state) =>
        state is null ? new Piece("(absent)", Tone.Faint)
        : action is UndoableAction.FileReplaced ? $"sha256 {state[..12]}…"
        : state;
}
