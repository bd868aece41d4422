using Pgseal.Core.Observing;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>By what means clients were seen, in <c>pgseal.plan/1</c>.</summary>
sealed record ObservationDocument(long SampledMs, long NotKept, LogDocument Log)
{
    public static ObservationDocument Of(Observation seen) => new((long)seen.Sampled.TotalMilliseconds, seen.NotKept, LogDocument.Of(seen.Log));
}
