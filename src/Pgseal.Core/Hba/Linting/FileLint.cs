namespace Pgseal.Core.Hba.Linting;

/// <summary>Bytes that no editor shows and the server takes as they are.</summary>
static class FileLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree) => tree.Files.Values.SelectMany(file => Find(file));

    static List<HbaFinding> Find(HbaFile file)
    {
        var found = new List<HbaFinding>();
        var bytes = file.Bytes.Span;
        if (bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            found.Add(new(HbaLintRules.ByteOrderMark, file.Path, 1, "a byte order mark", "Save the file as UTF-8 without a byte order mark"));
        if (bytes.IndexOf((byte)0) is var nul and >= 0)
            found.Add(new(HbaLintRules.NulByte, file.Path, LineAt(bytes, nul), "a NUL byte", "Remove the byte: tr -d '\\000'"));
        if (LoneReturn(bytes) is { } at)
            found.Add(new(HbaLintRules.CarriageReturnLines, file.Path, LineAt(bytes, at), "a carriage return between two words", "End lines with a line feed: tr '\\r' '\\n'"));
        return found;
    }

    /// <summary>A carriage return that ends no line and stands between words: one in front of another, or of a line feed, is only trailing.</summary>
    static int? LoneReturn(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] is not ((byte)'\r' or (byte)'\n'))
                return i;
        }
        return null;
    }

    static int LineAt(ReadOnlySpan<byte> bytes, int at) => 1 + bytes[..at].Count((byte)'\n');
}
