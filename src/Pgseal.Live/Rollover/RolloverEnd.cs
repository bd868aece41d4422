using Pgseal.Core.Rollover;

namespace Pgseal.Live.Rollover;

/// <summary>What came of ending a rollover.</summary>
/// <param name="Retired">Where the old authority's files are now; null where it was not dropped.</param>
public sealed record RolloverEnd(RolloverFindings Findings, string? Retired);
