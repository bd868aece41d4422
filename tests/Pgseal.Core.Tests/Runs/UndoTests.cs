using Pgseal.Core.Runs;

namespace Pgseal.Core.Tests.Runs;

public sealed class UndoTests
{
    static UndoableAction File(string before, string after) => new UndoableAction.FileReplaced("db1", "/etc/pg_hba.conf", before, after, "original");

    [Theory]
    [InlineData("after", UndoDecision.Restore)]
    [InlineData("before", UndoDecision.AlreadyBefore)]
    [InlineData("edited", UndoDecision.ChangedSince)]
    [InlineData(null, UndoDecision.ChangedSince)] // somebody removed it
    public void Only_what_the_run_left_is_restored(string? current, UndoDecision expected) =>
        Assert.Equal(expected, Undo.Decide(File("before", "after"), current));

    [Fact]
    public void A_setting_that_was_absent_before_is_absent_already() =>
        Assert.Equal(UndoDecision.AlreadyBefore, Undo.Decide(new UndoableAction.SettingChanged("db1", "ssl", null, "on"), null));

    [Fact]
    public void The_way_back_over_two_runs_is_the_state_before_the_first()
    {
        var first = File("a", "b");
        Assert.Equal(new WayBack(UndoDecision.Restore, first), Undo.WayBack([File("b", "c"), first], "c"));
    }

    [Fact]
    public void After_a_way_back_there_is_nothing_to_do() =>
        Assert.Equal(new WayBack(UndoDecision.AlreadyBefore, null), Undo.WayBack([File("b", "a"), File("a", "b")], "a"));

    [Fact]
    public void An_edit_between_two_runs_is_where_the_way_back_ends()
    {
        var second = File("edited", "c");
        Assert.Equal(new WayBack(UndoDecision.Restore, second), Undo.WayBack([second, File("b", "a"), File("a", "b")], "c"));
    }

    [Fact]
    public void An_edit_after_the_last_run_stops_the_way_back()
    {
        var last = File("a", "b");
        Assert.Equal(new WayBack(UndoDecision.ChangedSince, last), Undo.WayBack([last], "edited"));
    }
}
