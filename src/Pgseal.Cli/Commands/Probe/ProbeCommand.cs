using System.Runtime.CompilerServices;
using Pgseal.Core.Probing;
using Pgseal.Live.Probing;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>Probes targets and shows each as soon as it is done; Ctrl-C keeps what was seen.</summary>
static class ProbeCommand
{
    /// <summary>So many have room for a block each; more become a line each.</summary>
    const int MostBlocks = 3;

    public static async Task<ExitCode> RunAsync(ProbeOptions options, Output output, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, output.EarlyEnd.Token);
        output.EarlyEnd.IsPossible = true;
        var asBlocks = output.Verbose || !options.Targets.Skip(MostBlocks).Any();
        var counts = new ProbeCounts();
        var view = new HumanView(asBlocks);
        var at = DateTimeOffset.UtcNow;
        try
        {
            await output.ShowEachAsync(
                ProbedAsync(options, counts, stop.Token),
                view.Write,
                page => HumanView.End(counts, page),
                JsonView.Head(at),
                JsonView.Part,
                () => JsonView.Tail(counts.IsInterrupted));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        return ExitCodes.Of(counts);
    }

    static async IAsyncEnumerable<ProbedTarget> ProbedAsync(ProbeOptions options, ProbeCounts counts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        counts.IsInterrupted = true;
        await foreach (var seen in Prober.AllAsync(options.Targets, options.Settings, cancellation))
        {
            var probed = ProbedTarget.Of(seen with { Earlier = options.Earlier?.Of(seen.Target) });
            counts.Add(probed);
            yield return probed;
        }
        counts.IsInterrupted = false;
    }
}
