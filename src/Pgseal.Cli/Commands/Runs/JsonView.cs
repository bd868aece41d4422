using Pgseal.Cli.Json;
using Pgseal.Core;
using Pgseal.Core.Runs;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>Runs as the schema <c>pgseal.runs/1</c>; a run shown alone is a list of one, with its story.</summary>
static class JsonView
{
    /// <param name="story">Of the one run; null where many are listed.</param>
    public static string Render(ValueList<Run> runs, ValueList<JournalEntry>? story = null) => JsonText.Of(
        new RunsDocument("pgseal.runs/1", ToolVersion.Text, [.. runs.Select(JournalledRunDocument.Of)], story is { } entries ? [.. entries.Select(StoryDocument.Of)] : null),
        PgsealJson.Relaxed.RunsDocument);

    internal sealed record RunsDocument(string Schema, string ToolVersion, JournalledRunDocument[] Runs, StoryDocument[]? Story);

    internal sealed record StoryDocument(DateTimeOffset At, string What)
    {
        public static StoryDocument Of(JournalEntry entry) => new(entry.At, Wording.SentenceOf(entry));
    }

    /// <param name="Outcome">Null while the run is unfinished.</param>
    internal sealed record JournalledRunDocument(
        string Run,
        string Verb,
        string ToolVersion,
        DateTimeOffset BegunAt,
        DateTimeOffset LastAt,
        string? Outcome,
        bool RolledBack,
        int StepsUndone,
        RunMemberDocument[] Members,
        StepDocument[] Standing)
    {
        public static JournalledRunDocument Of(Run run) => new(
            run.Id,
            run.Begun.Verb,
            run.Begun.ToolVersion,
            run.Begun.At,
            run.LastAt,
            run.Outcome is { } outcome ? Wording.Of(outcome) : null,
            run.IsRolledBack,
            run.StepsUndone,
            [.. run.Begun.Members.Select(it => new RunMemberDocument(it.Name, Wording.Of(it.Role), it.SystemIdentifier, it.DataDirectory))],
            [.. run.Standing.Select(StepDocument.Of)]);
    }

    internal sealed record RunMemberDocument(string Target, string Role, string SystemIdentifier, string DataDirectory);

    internal sealed record StepDocument(int Step, string Target, string Kind, string Subject, string? Before, string? After)
    {
        public static StepDocument Of(Step step) => new(
            step.Number,
            step.Action.Member,
            Wording.KindOf(step.Action),
            step.Action.Subject,
            step.Action.Before,
            step.Action.After);
    }
}
