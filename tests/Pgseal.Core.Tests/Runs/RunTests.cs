using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Runs;

namespace Pgseal.Core.Tests.Runs;

public sealed class RunTests
{
    static readonly DateTimeOffset At = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);
    static readonly JournalEntry.Begun Begun = new(At, "r1", "apply", "0.1.0", [new("db1", "host=db1 port=5432", MemberRole.Primary, "7", "/data")]);
    static readonly UndoableAction Ssl = new UndoableAction.SettingChanged("db1", "ssl", null, "on");
    static readonly UndoableAction Rules = new UndoableAction.FileReplaced("db1", "/data/pg_hba.conf", "aa", "bb", "1");
    static readonly UndoableAction Link = new UndoableAction.LinkSwitched("db1", "/data.pgseal/current", null, "r1");

    static JournalEntry Intent(int step, UndoableAction action) => new JournalEntry.Intent(At, step, action);

    [Fact]
    public void Every_entry_survives_its_file_format()
    {
        JournalEntry[] entries =
        [
            Begun, Intent(1, Link), Intent(2, Ssl), Intent(3, Rules), new JournalEntry.Done(At, 1), new JournalEntry.Undone(At, 1),
            new JournalEntry.Closed(At, RunOutcome.RolledBack),
        ];
        Assert.Equal(entries, entries.Select(entry => JournalText.TryRead(JournalText.Line(entry))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"entry\":\"intent\",\"at\":\"2026-11")]
    [InlineData("{\"entry\":\"of another kind\"}")]
    [InlineData("7")]
    public void A_torn_line_is_no_entry(string line) => Assert.Null(JournalText.TryRead(line));

    [Fact]
    public void What_was_begun_and_not_taken_back_stands_newest_first()
    {
        var run = Run.Read([Begun, Intent(1, Link), new JournalEntry.Done(At, 1), Intent(2, Ssl), Intent(3, Rules), new JournalEntry.Undone(At, 2)]);
        Assert.Equal([new Step(3, Rules), new Step(1, Link)], run!.Standing);
        Assert.Null(run.Outcome);
        Assert.False(run.IsRolledBack);
    }

    [Fact]
    public void A_run_whose_every_action_is_taken_back_is_rolled_back() =>
        Assert.True(Run.Read([Begun, Intent(1, Ssl), new JournalEntry.Undone(At, 1), new JournalEntry.Closed(At, RunOutcome.RolledBack)])!.IsRolledBack);

    [Fact]
    public void A_run_that_did_nothing_is_not_rolled_back() =>
        Assert.False(Run.Read([Begun, new JournalEntry.Closed(At, RunOutcome.NothingToChange)])!.IsRolledBack);

    [Fact]
    public void A_journal_without_its_first_entry_is_no_run() => Assert.Null(Run.Read([Intent(1, Ssl)]));
}
