namespace Pgseal.Core.Hba;

/// <summary>A file of the rules before and after a conversion.</summary>
public sealed record HbaFileEdit(string Path, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After, ValueList<HbaLineChange> Changes);
