using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live;

/// <summary>One cluster as it was named: its primary and its standbys.</summary>
public sealed record ClusterTargets(Target Primary, ValueList<Target> Standbys)
{
    /// <summary>What people call it; the primary's target where it has no name of its own.</summary>
    public string Name { get; init; } = Primary.ToDisplay();

    /// <summary>The primary first.</summary>
    public IEnumerable<Target> All => [Primary, .. Standbys];
}
