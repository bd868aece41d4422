namespace Pgseal.Core.Hba;

/// <summary>A replacement of some bytes of a file; an empty span inserts.</summary>
public readonly record struct HbaEdit(HbaSpan Span, ReadOnlyMemory<byte> Replacement)
{
    public static HbaEdit Insert(int at, ReadOnlyMemory<byte> bytes) => new(new(at, at), bytes);

    /// <summary>The file with all edits made; every byte outside their spans stays as it is.</summary>
    /// <remarks>Spans are those of the file before and may not overlap; insertions at one place keep their order.</remarks>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> file, IEnumerable<HbaEdit> edits)
    {
        var edited = new List<byte>(file.Length + 256);
        var position = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            if (edit.Span.Start < position)
                throw new ArgumentException("edits overlap", nameof(edits));
            edited.AddRange(file.Span[position..edit.Span.Start]);
            edited.AddRange(edit.Replacement.Span);
            position = edit.Span.End;
        }
        edited.AddRange(file.Span[position..]);
        return edited.ToArray();
    }
}
