namespace Pgseal.Core.Policies;

/// <summary>A cluster as pgseal.yaml names it.</summary>
public sealed record PolicyCluster(string Name, PolicyTarget Primary, ValueList<PolicyTarget> Standbys)
{
    /// <summary>The primary first.</summary>
    public IEnumerable<PolicyTarget> All => [Primary, .. Standbys];
}
