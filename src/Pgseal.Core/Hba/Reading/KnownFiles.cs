using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Reading;

/// <summary>The files as far as they were looked at: each is cut into lines and words once, however often it is included.</summary>
sealed class KnownFiles(ServerVersion version, IReadOnlyDictionary<string, HbaSource> sources)
{
    readonly Dictionary<string, HbaFile> read = [];
    readonly SortedSet<string> needs = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, HbaFile> Read => read;

    public IEnumerable<string> Needs => needs;

    public long TotalBytes { get; private set; }

    /// <summary>Null, and a need, where nothing is known of a path.</summary>
    public HbaSource? Look(string path)
    {
        if (sources.TryGetValue(path, out var source))
            return source;
        needs.Add(path);
        return null;
    }

    public OpenedFile Open(string path, int depth)
    {
        if (HbaVersionFacts.DeepestNesting(version) is { } deepest && depth > deepest)
            return new(null, "maximum nesting depth exceeded");
        if (read.TryGetValue(path, out var known))
            return new(known, null);
        return Look(path) switch
        {
            null => new(null, null) { IsPending = true },
            HbaSource.Content content => new(Cut(path, content.Bytes), null),
            HbaSource.Denied denied => new(null, denied.Reason),
            HbaSource.Directory => new(null, null) { IsDirectory = true },
            _ => new(null, "No such file or directory") { IsMissing = true },
        };
    }

    HbaFile Cut(string path, ReadOnlyMemory<byte> bytes)
    {
        TotalBytes += bytes.Length;
        var lines = new List<HbaLine>(bytes.Span.Count((byte)'\n') + 1);
        var words = new WordBuffer();
        foreach (var line in LineSplitter.Split(bytes, version))
            lines.Add(Tokenizer.Tokenize(line, version, words));
        return read[path] = new(path, bytes, lines.ToValueList());
    }
}
