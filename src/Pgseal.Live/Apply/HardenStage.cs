using System.Text;
using Pgseal.Core.Planning;
using Pgseal.Core.Runs;
using Pgseal.Core.Settings;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Apply;

/// <summary>Makes one standby verify whom it streams from, and waits until it streams so.</summary>
sealed class HardenStage(Member standby, RunRecorder recorder, ApplyOptions options)
{
    public async Task RunAsync(Change.HardenUpstream change, Action<string> say, CancellationToken cancellationToken)
    {
        if (change.RootSource is { } root)
            standby.Directory.KeepUpstreamAuthority(HostFile.Read(root));
        var before = HostFile.Read(change.File);
        var text = Encoding.Latin1.GetString(before);
        if (ConfigFileText.Find(text, UpstreamFile.Setting) is not { } value)
            throw new VerificationFailed($"{change.File} does not set {UpstreamFile.Setting}, though the server says so", change.File, "Look at the file: it may include another");
        var hardened = ConfigFileText.Bytes(change.Conninfo.Reveal());
        await recorder.DoAsync(
            new UndoableAction.UpstreamChanged(standby.Name, change.File, UpstreamFile.State(value), UpstreamFile.State(hardened), recorder.Keep(change.File)),
            () =>
            {
                AtomicFile.Replace(change.File, Encoding.Latin1.GetBytes(ConfigFileText.With(text, UpstreamFile.Setting, hardened)), AtomicFile.Sha256(before));
                return Task.CompletedTask;
            });
        await Reload.RunAsync(standby, options.Timeout, cancellationToken);
        if (!await WalReceiver.StreamsAsync(standby.Session, "verify-full", options.Drain.Timeout, cancellationToken))
            throw new VerificationFailed(
                $"the standby does not stream with sslmode=verify-full after {options.Drain.Timeout.TotalSeconds:0.#} s", standby.Name, "Read the standby's log for the reason");
        say($"{standby.Name}: it streams, and verifies whom it streams from");
    }
}
