namespace Pgseal.Core.Hba;

/// <summary>What a directory entry leads to.</summary>
public enum HbaEntryKind
{
    File,
    Directory,

    /// <summary>A link to nothing.</summary>
    Dangling,
}
