using Pgseal.Core.Planning;
using Pgseal.Core.Runs;

namespace Pgseal.Live.Apply;

/// <summary>Changes one member's settings by ALTER SYSTEM, each journalled first; a reload is the caller's.</summary>
sealed class SettingWriter(Member member, RunRecorder recorder)
{
    public async Task WriteAsync(IEnumerable<Change.SetSetting> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var before = await AutoConf.ReadAsync(member.Session, change.Name, cancellationToken);
            if (before != change.After)
                await recorder.DoAsync(
                    new UndoableAction.SettingChanged(member.Name, change.Name, before, change.After),
                    () => AutoConf.WriteAsync(member.Session, change.Name, change.After, cancellationToken));
        }
    }
}
