using System.Text;

namespace Pgseal.Core.Observing;

/// <summary>log_line_prefix, taken apart.</summary>
sealed class LogPrefix
{
    /// <summary>Names that make finding their end costlier than this are not looked into.</summary>
    const int MostSteps = 20_000;

    static readonly byte[][] Severities = [.. new[]
    {
        "LOG:  ", "FATAL:  ", "ERROR:  ", "WARNING:  ", "DETAIL:  ", "HINT:  ", "STATEMENT:  ", "CONTEXT:  ", "NOTICE:  ", "INFO:  ", "PANIC:  ",
        "DEBUG:  ", "QUERY:  ", "LOCATION:  ", "DEBUG1:  ", "DEBUG2:  ", "DEBUG3:  ", "DEBUG4:  ", "DEBUG5:  ", "BACKTRACE:  ",
    }.Select(Encoding.ASCII.GetBytes)];

    readonly List<PrefixPart> parts = [];
    readonly int fixedParts;

    /// <summary>Where the prefix of processes without a session ends.</summary>
    readonly int quietFrom = int.MaxValue;

    public LogPrefix(string text)
    {
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                literal.Append(text[at]);
                continue;
            }
            // Between the sign and the letter stands how wide it is at least, negative for left-aligned.
            do
                at++;
            while (at < text.Length && text[at] is '-' or (>= '0' and <= '9'));
            if (at >= text.Length)
                break;
            if (text[at] == '%')
                literal.Append('%');
            else if (text[at] == 'q')
            {
                Flush();
                quietFrom = Math.Min(quietFrom, parts.Count);
            }
            else if ("abcdehilLmnpPQrstuvx".Contains(text[at], StringComparison.Ordinal))
            {
                Flush();
                parts.Add(new(text[at], default));
            }
        }
        Flush();
        fixedParts = Math.Min(quietFrom, parts.FindIndex(part => part.IsFree) is var free and >= 0 ? free : parts.Count);

        void Flush()
        {
            if (literal.Length > 0)
                parts.Add(new(null, Encoding.UTF8.GetBytes(literal.ToString())));
            literal.Clear();
        }
    }

    public bool Has(char escape) => parts.Exists(part => part.Escape == escape);

    /// <summary>Whether a message begins here, judged by what stands before the first name in the prefix.</summary>
    public bool BeginsAt(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] == '\t') // the server indents what continues a message
            return false;
        for (var part = 0; part < fixedParts; part++)
        {
            var length = parts[part].Length(line);
            if (length < 0)
                return false;
            line = line[length..];
        }
        return true;
    }

    /// <summary>The values of the escapes, and where the severity stands; null when the record has another prefix.</summary>
    /// <remarks>Each name ends as early as what follows allows: no text of a message can pass for a prefix.</remarks>
    public (Dictionary<char, string> Values, int End)? Match(ReadOnlySpan<byte> record)
    {
        var lengths = new int[parts.Count];
        var steps = 0;
        if (Match(record, 0, parts.Count, lengths, ref steps) is not (>= 0 and var end))
        {
            // The whole prefix is tried first: a user's name may be made to look like the end of a short one.
            Array.Clear(lengths);
            if (quietFrom >= parts.Count || steps > MostSteps || Match(record, 0, quietFrom, lengths, ref steps) is not (>= 0 and var quiet))
                return null;
            end = quiet;
        }
        var (values, at) = (new Dictionary<char, string>(), 0);
        for (var part = 0; part < lengths.Length; at += lengths[part++])
            if (parts[part].Escape is { } escape && at < end)
                values[escape] = LogText.Of(record.Slice(at, lengths[part])).Trim(' ');
        return (values, end);
    }

    int Match(ReadOnlySpan<byte> text, int part, int until, int[] lengths, ref int steps)
    {
        if (++steps > MostSteps)
            return -1;
        if (part == until)
            return IsSeverity(text) ? 0 : -1;
        if (!parts[part].IsFree)
        {
            lengths[part] = parts[part].Length(text);
            return lengths[part] >= 0 && Match(text[lengths[part]..], part + 1, until, lengths, ref steps) is >= 0 and var rest ? lengths[part] + rest : -1;
        }
        for (var length = 0; length <= text.Length; length++)
        {
            // Straight to where the text that follows stands again.
            if (part + 1 < until && parts[part + 1].Escape is null)
            {
                var next = text[length..].IndexOf(parts[part + 1].Literal.Span);
                if (next < 0)
                    return -1;
                length += next;
            }
            lengths[part] = length;
            if (Match(text[length..], part + 1, until, lengths, ref steps) is >= 0 and var rest)
                return length + rest;
            if (steps > MostSteps)
                return -1;
        }
        return -1;
    }

    static bool IsSeverity(ReadOnlySpan<byte> text)
    {
        foreach (var severity in Severities)
            if (text.StartsWith(severity))
                return true;
        return false;
    }
}
