using System.Text;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Follows @files and includes through what is known of the file system, and notes what is still to be looked at.</summary>
sealed class Expansion(ServerVersion version, IReadOnlyDictionary<string, HbaSource> sources)
{
    /// <summary>13 to 15 have no limit of their own and die of open files at about 300; nobody nests like this on purpose.</summary>
    const int DeepestWithoutLimit = 100;

    /// <summary>Files that refer to each other can multiply without end: this many words more than there are bytes is where it stops.</summary>
    const int MostWords = 500_000;

    static readonly UTF8Encoding StrictUtf8 = new(false, true);

    readonly KnownFiles files = new(version, sources);
    readonly List<string> open = [];
    readonly CommonWords common = new();
    long words;

    public IReadOnlyDictionary<string, HbaFile> Files => files.Read;

    /// <summary>Nothing more once there is too much: the verdict stands.</summary>
    public IEnumerable<string> Needs => IsTooMuch ? [] : files.Needs;

    /// <summary>Hands out the lines of the file that <c>hba_file</c> names, in order, or says why it cannot be read.</summary>
    public ByteText? Main(string path, Action<ExpandedLine> take)
    {
        var opened = files.Open(path, 0);
        if (opened.Error is { } reason && HbaVersionFacts.NamesSecondaryFile(version))
            return ByteText.Concat("could not open configuration file \"", path, "\": ", reason);
        if (opened.Error is { } newerReason)
            return ByteText.Concat("could not open file \"", path, "\": ", newerReason);
        Append(opened, path, 0, take);
        return null;
    }

    bool IsTooMuch => words > MostWords + files.TotalBytes;

    void Append(OpenedFile opened, string path, int depth, Action<ExpandedLine> take)
    {
        if (opened.IsDirectory && HbaVersionFacts.ReportsUnreadable(version))
        {
            var unreadable = ByteText.Concat("could not read file \"", path, "\": Is a directory");
            take(new(path, new(1, default, [], null), [], unreadable, HbaDiagnosticOrigin.Server));
        }
        if (opened.File is not { } file)
            return;
        open.Add(path);
        foreach (var line in file.Lines)
        {
            if (line is { Fields.Count: 0, Error: null })
                continue;
            var expanded = Expand(file, line, depth);
            if (expanded is { Error: null, Fields.Count: 0, IsPending: false })
                continue;
            if (expanded is { Error: null, IsPending: false } && expanded.Fields.Count == 2 && VersionFacts.HasHbaInclude(version)
                && Include(expanded, depth, take) is { } outcome)
            {
                if (outcome.Error is not null || outcome.IsPending)
                    take(expanded with { Error = outcome.Error, Origin = outcome.Origin, IsPending = outcome.IsPending });
                continue;
            }
            take(expanded);
        }
        open.RemoveAt(open.Count - 1);
    }

    ExpandedLine Expand(HbaFile file, HbaLine line, int depth)
    {
        if (!RefersToFile(line))
        {
            words += line.Fields.Count;
            return new(file.Path, line, Plain(line), line.Error, HbaDiagnosticOrigin.Server);
        }
        var fields = new List<HbaField>(line.Fields.Count);
        var isPending = false;
        foreach (var raw in line.Fields)
        {
            var tokens = new List<HbaToken>(raw.Count);
            foreach (var word in raw)
            {
                if (!word.IsFileReference)
                {
                    tokens.Add(word.Token);
                    continue;
                }
                var failure = AppendTokens(word.Token.Value.From(1), file.Path, depth, tokens);
                if (failure.Error is { } error)
                    return new(file.Path, line, [], error, failure.Origin);
                isPending |= failure.IsPending;
            }
            words += tokens.Count;
            if (tokens.Count > 0)
                fields.Add(new(raw, tokens.ToValueList()));
        }
        if (IsTooMuch)
            return new(file.Path, line, [], "files that refer to each other expand to more words than anybody meant", HbaDiagnosticOrigin.Pgseal);
        return new(file.Path, line, fields.ToValueList(), line.Error, HbaDiagnosticOrigin.Server) { IsPending = isPending };
    }

    static bool RefersToFile(HbaLine line)
    {
        foreach (var field in line.Fields.AsSpan())
        {
            foreach (ref readonly var word in field.AsSpan())
            {
                if (word.IsFileReference)
                    return true;
            }
        }
        return false;
    }

    ValueList<HbaField> Plain(HbaLine line)
    {
        var fields = new HbaField[line.Fields.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var raw = line.Fields[i];
            fields[i] = new(raw, raw.Count == 1 ? common.Of(raw[0].Token) : Tokens(raw));
        }
        return new(fields);
    }

    static ValueList<HbaToken> Tokens(ValueList<HbaRawToken> raw)
    {
        var tokens = new HbaToken[raw.Count];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = raw[i].Token;
        return new(tokens);
    }

    Failure AppendTokens(ByteText name, string callingFile, int depth, List<HbaToken> tokens)
    {
        if (PathOf(name, callingFile) is not { } path)
            return NotUtf8(name);
        if (Cycle(path) is { } cycle)
            return cycle;
        words++;
        if (IsTooMuch)
            return default;
        var opened = files.Open(path, depth + 1);
        if (opened.Error is { } reason)
        {
            return new(HbaVersionFacts.NamesSecondaryFile(version)
                ? ByteText.Concat("could not open secondary authentication file \"@", name, "\" as \"", path, "\": ", reason)
                : ByteText.Concat("could not open file \"", path, "\": ", reason));
        }
        if (opened.IsPending)
            return new(null) { IsPending = true };
        var lines = new List<ExpandedLine>();
        Append(opened, path, depth + 1, lines.Add);
        var isPending = false;
        foreach (var line in lines)
        {
            if (line.Error is { } error)
                return new(error, line.Origin);
            isPending |= line.IsPending;
            foreach (var field in line.Fields)
                tokens.AddRange(field.Tokens);
        }
        return new(null) { IsPending = isPending };
    }

    /// <summary>Null where the line is no directive.</summary>
    Failure? Include(ExpandedLine line, int depth, Action<ExpandedLine> take)
    {
        var keyword = line.Fields[0].Tokens[0].Value;
        var name = line.Fields[1].Tokens[0].Value;
        if (keyword.Is("include"u8) || keyword.Is("include_if_exists"u8))
            return IncludeFile(name, line.File, depth, keyword.Is("include_if_exists"u8), take);
        return keyword.Is("include_dir"u8) ? IncludeDirectory(name, line.File, depth, take) : null;
    }

    Failure IncludeFile(ByteText name, string callingFile, int depth, bool missingIsFine, Action<ExpandedLine> take) =>
        PathOf(name, callingFile) is { } path ? IncludePath(path, depth, missingIsFine, take) : NotUtf8(name);

    Failure IncludePath(string path, int depth, bool missingIsFine, Action<ExpandedLine> take)
    {
        words++;
        if (IsTooMuch)
            return default;
        var opened = files.Open(path, depth + 1);
        if (opened.IsMissing && missingIsFine)
            return default;
        if (opened.Error is { } reason)
            return new(ByteText.Concat("could not open file \"", path, "\": ", reason));
        Append(opened, path, depth + 1, take);
        return new(null) { IsPending = opened.IsPending };
    }

    Failure IncludeDirectory(ByteText name, string callingFile, int depth, Action<ExpandedLine> take)
    {
        if (name.Span.Trim(" \t\r\n"u8).IsEmpty)
            return new("empty configuration directory name");
        if (PathOf(name, callingFile) is not { } path)
            return NotUtf8(name);
        if (files.Look(path) is not { } source)
            return new(null) { IsPending = true };
        if (source is not HbaSource.Directory directory)
            return new(ByteText.Concat("could not open directory \"", path, "\""));
        var errors = new List<ByteText>();
        Failure last = default;
        var isPending = false;
        var paths = new List<string>();
        foreach (var entry in directory.Entries)
        {
            if (entry.Name.Length < 6 || entry.Name[0] == '.' || !entry.Name.EndsWith(".conf", StringComparison.Ordinal))
                continue;
            var full = ServerPath.Join(path, entry.Name, version);
            if (entry.Kind == HbaEntryKind.Dangling)
                return new(ByteText.Concat("could not stat file \"", full, "\""));
            if (entry.Kind == HbaEntryKind.File)
                paths.Add(full);
        }
        // strcmp order is the order of UTF-8 bytes, which .NET's UTF-16 ordinal order is not.
        paths.Sort((left, right) => ByteText.Compare(left, right));
        foreach (var file in paths)
        {
            // The server forgets to clear the message between files: once one fails, each later one repeats it.
            var outcome = IncludePath(file, depth, false, take);
            isPending |= outcome.IsPending;
            if (outcome.Error is not null)
                last = outcome;
            if (last.Error is { } message)
                errors.Add(message);
        }
        return errors.Count == 0 ? new(null) { IsPending = isPending } : last with { Error = ByteText.Join("\n", errors) };
    }

    /// <summary>Up to 15 the server follows a file that refers to itself until it dies, and the whole database system with it.</summary>
    Failure? Cycle(string path)
    {
        if (HbaVersionFacts.DeepestNesting(version) is not null)
            return null;
        if (open.Contains(path))
            return new($"\"{path}\" refers to itself: a reload would crash this server", HbaDiagnosticOrigin.Pgseal);
        return open.Count > DeepestWithoutLimit
            ? new Failure($"files nest deeper than {DeepestWithoutLimit}: a reload can crash this server", HbaDiagnosticOrigin.Pgseal)
            : null;
    }

    string? PathOf(ByteText name, string callingFile)
    {
        try
        {
            return ServerPath.Resolve(StrictUtf8.GetString(name.Span), callingFile, version);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static Failure NotUtf8(ByteText name) => new(
        ByteText.Concat("the file name \"", name, "\" is not UTF-8 and cannot be followed"), HbaDiagnosticOrigin.Pgseal);

    readonly record struct Failure(ByteText? Error, HbaDiagnosticOrigin Origin = HbaDiagnosticOrigin.Server)
    {
        public bool IsPending { get; init; }
    }
}
