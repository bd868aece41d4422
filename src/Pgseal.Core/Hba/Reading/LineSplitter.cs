using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Cuts a file into the lines the server sees, byte for byte as its version reads them.</summary>
/// <remarks>
/// The server reads with fgets into a growing buffer and measures with strlen, so a NUL hides the rest of what one call returned:
/// in 13 the rest of the line, later its line ending too, which glues the next line on. Both are reproduced.
/// </remarks>
sealed class LineSplitter
{
    /// <summary>A StringInfo starts with this size, and keeps its size from line to line.</summary>
    const int FirstBuffer = 1024, Room = 128;

    readonly ReadOnlyMemory<byte> file;
    readonly bool hasNul;
    readonly List<byte> joined = [];
    readonly List<int> offsets = [];
    int bufferSize = FirstBuffer;
    int position;

    LineSplitter(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        hasNul = file.Span.Contains((byte)0);
    }

    public static IEnumerable<LogicalLine> Split(ReadOnlyMemory<byte> file, ServerVersion version)
    {
        var splitter = new LineSplitter(file);
        return HbaVersionFacts.LongestLine(version) is { } longest ? splitter.SplitByBuffer(longest) : splitter.SplitContinued();
    }

    IEnumerable<LogicalLine> SplitByBuffer(int longest)
    {
        var number = 0;
        while (position < file.Length)
        {
            var start = position;
            var read = ReadChunk(longest);
            var seen = VisibleLength(read.Span);
            var error = seen == longest ? "authentication file line too long" : (ByteText?)null;
            var text = new LineText(file.Slice(start, WithoutLineEnd(read.Span[..seen])), start, null);
            yield return new(++number, new(start, position), text, error);
        }
    }

    IEnumerable<LogicalLine> SplitContinued()
    {
        var number = 1;
        while (position < file.Length)
        {
            var start = position;
            var continuations = 0;
            if (!hasNul && SimpleLine() is { } simple)
            {
                yield return new(number, new(start, position), simple, null);
            }
            else
            {
                position = start;
                continuations = ReadContinued();
                var text = new LineText(joined.ToArray(), start, [.. offsets]);
                yield return new(number, new(start, position), text, null);
            }
            number += continuations + 1;
        }
    }

    /// <summary>The usual line, a piece of the file; null where it is continued.</summary>
    LineText? SimpleLine()
    {
        var start = position;
        var read = ReadChunk(int.MaxValue).Span;
        var length = WithoutLineEnd(read);
        return length > 0 && read[length - 1] == '\\' ? null : new(file.Slice(start, length), start, null);
    }

    int ReadContinued()
    {
        joined.Clear();
        offsets.Clear();
        var continuations = 0;
        var lastJoin = 0;
        while (AppendPhysicalLine())
        {
            Truncate(WithoutLineEnd(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(joined)));
            // The backslash must come after the last join: two of them before two line ends would surprise.
            if (joined.Count <= lastJoin || joined[^1] != '\\')
                break;
            Truncate(joined.Count - 1);
            lastJoin = joined.Count;
            continuations++;
        }
        return continuations;
    }

    bool AppendPhysicalLine()
    {
        var before = joined.Count;
        while (position < file.Length)
        {
            var start = position;
            var read = ReadChunk(hasNul ? bufferSize - joined.Count - 1 : int.MaxValue).Span;
            var seen = VisibleLength(read);
            for (var i = 0; i < seen; i++)
            {
                joined.Add(read[i]);
                offsets.Add(start + i);
            }
            if (joined.Count > before && joined[^1] == '\n')
                return true;
            while (bufferSize < Room + joined.Count + 1)
                bufferSize *= 2;
        }
        return joined.Count > before;
    }

    /// <summary>What fgets returns: up to and with the next line end, at most <paramref name="most"/> bytes.</summary>
    ReadOnlyMemory<byte> ReadChunk(int most)
    {
        var rest = file[position..];
        var lineEnd = rest.Span.IndexOf((byte)'\n');
        var length = Math.Min(most, lineEnd < 0 ? rest.Length : lineEnd + 1);
        position += length;
        return rest[..length];
    }

    static int VisibleLength(ReadOnlySpan<byte> read)
    {
        var nul = read.IndexOf((byte)0);
        return nul < 0 ? read.Length : nul;
    }

    static int WithoutLineEnd(ReadOnlySpan<byte> line) => line.TrimEnd("\r\n"u8).Length;

    void Truncate(int length)
    {
        joined.RemoveRange(length, joined.Count - length);
        offsets.RemoveRange(length, offsets.Count - length);
    }
}
