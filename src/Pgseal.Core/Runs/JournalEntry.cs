using System.Text.Json.Serialization;
using Pgseal.Core.Planning;

namespace Pgseal.Core.Runs;

/// <summary>One line of a run's journal. Intent is on disk before the action, the outcome after it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(Intent), "intent")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Undone), "undone")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record JournalEntry
{
    JournalEntry(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; }

    /// <summary>The first entry: which command, on which members.</summary>
    public sealed record Begun(
        DateTimeOffset At,
        string Run,
        string Verb,
        string ToolVersion,
        [property: JsonConverter(typeof(ValueListJson<RunMember>))] ValueList<RunMember> Members) : JournalEntry(At);

    /// <summary>The action with this number is about to be done.</summary>
    public sealed record Intent(DateTimeOffset At, int Step, UndoableAction Action) : JournalEntry(At);

    /// <summary>The action with this number is done.</summary>
    public sealed record Done(DateTimeOffset At, int Step) : JournalEntry(At);

    /// <summary>The action with this number was taken back, or found not to stand.</summary>
    public sealed record Undone(DateTimeOffset At, int Step) : JournalEntry(At);

    /// <summary>The run ended. A later rollback adds its own <see cref="Undone"/> entries and closes again.</summary>
    public sealed record Closed(DateTimeOffset At, RunOutcome Outcome) : JournalEntry(At);
}
