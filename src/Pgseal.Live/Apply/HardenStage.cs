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
        // It stays: no value with a password is loaded by pgseal, neither on the way forth nor back, since the server logs each.
        if (change.Password is { } password)
        {
            standby.Directory.KeepPassword(password.File, Encoding.UTF8.GetBytes(password.Line.Reveal()));
            Write(change.File, HostFile.Read(change.File), password.Conninfo.Reveal());
        }
        var before = HostFile.Read(change.File);
        if (ConfigFileText.Find(Encoding.Latin1.GetString(before), UpstreamFile.Setting) is not { } value)
            throw NotThere(change.File);
        var hardened = ConfigFileText.Bytes(change.Conninfo.Reveal());
        await recorder.DoAsync(
            new UndoableAction.UpstreamChanged(standby.Name, change.File, UpstreamFile.State(value), UpstreamFile.State(hardened), recorder.Keep(change.File)),
            () =>
            {
                Write(change.File, before, change.Conninfo.Reveal());
                return Task.CompletedTask;
            });
        await Reload.RunAsync(standby, options.Timeout, cancellationToken);
        if (!await WalReceiver.StreamsAsync(standby.Session, "verify-full", options.Drain.Timeout, cancellationToken))
            throw new VerificationFailed(
                $"the standby does not stream with sslmode=verify-full after {options.Drain.Timeout.TotalSeconds:0.#} s", standby.Name, "Read the standby's log for the reason");
        say($"{standby.Name}: it streams, and verifies whom it streams from");
    }

    static void Write(string file, byte[] before, string conninfo)
    {
        var text = Encoding.Latin1.GetString(before);
        if (ConfigFileText.Find(text, UpstreamFile.Setting) is null)
            throw NotThere(file);
        AtomicFile.Replace(file, Encoding.Latin1.GetBytes(ConfigFileText.With(text, UpstreamFile.Setting, ConfigFileText.Bytes(conninfo))), AtomicFile.Sha256(before));
    }

    static VerificationFailed NotThere(string file) =>
        new($"{file} does not set {UpstreamFile.Setting}, though the server says so", file, "Look at the file: it may include another");
}
