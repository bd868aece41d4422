namespace Pgseal.Core.Hba.Reading;

/// <summary>The bytes the server sees as one line, and where each of them stands in the file.</summary>
/// <param name="Offsets">Null where the bytes are one piece of the file.</param>
readonly record struct LineText(ReadOnlyMemory<byte> Bytes, int Start, int[]? Offsets)
{
    public int OffsetOf(int index) => Offsets is null ? Start + index : Offsets[index];

    /// <summary>The place in the file of a non-empty range of the line.</summary>
    public HbaSpan SpanOf(int start, int end) => new(OffsetOf(start), OffsetOf(end - 1) + 1);
}
