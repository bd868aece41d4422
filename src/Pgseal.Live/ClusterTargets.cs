using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live;

/// <summary>One cluster as it was named: its primary and its standbys.</summary>
public sealed record ClusterTargets(Target Primary, ValueList<Target> Standbys)
{
    /// <summary>The primary first.</summary>
    public IEnumerable<Target> All => [Primary, .. Standbys];
}
