namespace Pgseal.Core.Hba.Converting;

/// <summary>The comment lines between which the strategy guard keeps its rules.</summary>
static class GuardMarkers
{
    public const string Begin = "# pgseal guard begin", End = "# pgseal guard end";

    /// <summary>Where the block stands, both lines included; empty where there is none, null where it has no end.</summary>
    public static HbaSpan? Find(HbaFile file)
    {
        var (start, position) = (-1, 0);
        var bytes = file.Bytes.Span;
        while (position < bytes.Length)
        {
            var length = bytes[position..].IndexOf((byte)'\n') + 1;
            var end = length == 0 ? bytes.Length : position + length;
            var line = new ByteText(bytes[position..end].Trim(" \t\r\n"u8).ToArray());
            if (line == Begin && start < 0)
                start = position;
            if (line == End && start >= 0)
                return new(start, end);
            position = end;
        }
        return start < 0 ? new HbaSpan(0, 0) : null;
    }

    /// <summary>What is wrong with a file where <see cref="Find"/> gives null.</summary>
    public static HbaDiagnostic Damaged(HbaFile file) => new(file.Path, 0, $"there is \"{Begin}\" without \"{End}\" after it", HbaDiagnosticOrigin.Pgseal);
}
