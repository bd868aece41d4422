using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Pgseal.Core.Probing;

namespace Pgseal.Live.Probing;

/// <summary>Probes targets, many at once, and gives each as soon as it is done; memory does not grow with their number.</summary>
public static class Prober
{
    /// <summary>Looks at one target.</summary>
    public static async Task<TargetSeen> OneAsync(ProbeTarget target, ProbeSettings settings, CancellationToken cancellationToken)
    {
        using var crowd = new Crowd(settings.Rate);
        return await TargetProbe.RunAsync(target, settings, crowd, cancellationToken);
    }

    /// <summary>Looks at all of them; they come in the order in which they end. Cancelling ends it with an <see cref="OperationCanceledException"/>.</summary>
    public static async IAsyncEnumerable<TargetSeen> AllAsync(
        IEnumerable<ProbeTarget> targets, ProbeSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var crowd = new Crowd(settings.Rate);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = Channel.CreateBounded<TargetSeen>(Crowd.Dialled);
        var probing = Parallel.ForEachAsync(
            targets,
            new ParallelOptions { MaxDegreeOfParallelism = Crowd.Dialled, CancellationToken = stop.Token },
            async (target, token) => await ended.Writer.WriteAsync(await TargetProbe.RunAsync(target, settings, crowd, token), token));
        var finishing = probing.ContinueWith(done => ended.Writer.Complete(done.Exception?.GetBaseException()), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await foreach (var seen in ended.Reader.ReadAllAsync(cancellationToken))
                yield return seen;
            await probing;
        }
        finally
        {
            await stop.CancelAsync(); // whoever stops listening stops the probing
            await finishing;
        }
    }
}
