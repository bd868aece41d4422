using System.Runtime.InteropServices;

namespace Pgseal.Cli;

/// <summary>Ctrl-C and its kin: where something may be ended early it ends that, else the first one cancels, and what was done is taken back before the program ends.</summary>
sealed class Interrupts : IDisposable
{
    readonly CancellationTokenSource source = new();
    readonly Output output;
    readonly PosixSignalRegistration[] registrations;

    public Interrupts(Output output)
    {
        this.output = output;
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true; // the process ends by itself, once everything is as before
        if (context.Signal == PosixSignal.SIGINT && output.EarlyEnd.TryEnd())
            return;
        output.Talk.Line(0, source.IsCancellationRequested
            ? "still putting everything back; please wait"
            : "interrupted: putting everything back as it was");
        source.Cancel();
    }
}
