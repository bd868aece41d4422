using Pgseal.Core.Planning;
using Pgseal.Core.Runs;

namespace Pgseal.Live.Apply;

/// <summary>Changes one member's settings by ALTER SYSTEM, each journalled first, and lets the server read them under the dead man's switch.</summary>
sealed class SettingWriter(Member member, RunRecorder recorder, TimeSpan patience)
{
    readonly byte[] before = AutoConf.Bytes(member);

    public async Task WriteAsync(IEnumerable<Change.SetSetting> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var value = await AutoConf.ReadAsync(member.Session, change.Name, cancellationToken);
            if (value != change.After)
                await recorder.DoAsync(
                    new UndoableAction.SettingChanged(member.Name, change.Name, value, change.After),
                    () => AutoConf.WriteAsync(member.Session, change.Name, change.After, cancellationToken));
        }
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await AutoConf.GuardAsync(member, recorder.Switch, before, cancellationToken);
        await Reload.RunAsync(member, patience, cancellationToken);
    }
}
