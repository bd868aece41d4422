namespace Pgseal.Core.Hba;

/// <summary>A file as read: every byte, and the logical lines over them.</summary>
public sealed record HbaFile(string Path, ReadOnlyMemory<byte> Bytes, ValueList<HbaLine> Lines);
