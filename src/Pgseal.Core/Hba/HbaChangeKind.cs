namespace Pgseal.Core.Hba;

/// <summary>What happens to a line.</summary>
public enum HbaChangeKind
{
    Changed,
    Inserted,
    Removed,
}
