namespace Pgseal.Core.Hba;

/// <summary>A name in a directory, with what it leads to once links are followed.</summary>
public sealed record HbaDirectoryEntry(string Name, HbaEntryKind Kind);
