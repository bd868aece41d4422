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
}
