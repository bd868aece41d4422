using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Cuts a line into columns of words.</summary>
/// <remarks>
/// Whether a word counts as quoted is decided by what stands before its first byte only: <c>"a"ll</c> is a name, <c>a"ll"</c> is the keyword.
/// A word that a comma ends shares its column with the next.
/// </remarks>
ref struct Tokenizer
{
    readonly LineText line;
    readonly ReadOnlySpan<byte> bytes;
    readonly int longest;
    readonly bool returnIsBlank;
    readonly WordBuffer buffer;
    int next;
    ByteText? error;

    Tokenizer(LineText line, ServerVersion version, WordBuffer buffer)
    {
        this.line = line;
        longest = HbaVersionFacts.LongestToken(version);
        returnIsBlank = HbaVersionFacts.HasBlankCarriageReturn(version);
        this.buffer = buffer;
        bytes = line.Bytes.Span;
    }

    public static HbaLine Tokenize(LogicalLine line, ServerVersion version, WordBuffer buffer)
    {
        if (line.Error is not null)
            return new(line.Number, line.Span, [], line.Error);
        var tokenizer = new Tokenizer(line.Text, version, buffer);
        var fields = tokenizer.Fields();
        return new(line.Number, line.Span, fields.ToValueList(), tokenizer.error);
    }

    List<ValueList<HbaRawToken>> Fields()
    {
        var (fields, words) = (buffer.Fields, buffer.Words);
        fields.Clear();
        while (next < bytes.Length && error is null)
        {
            words.Clear();
            var endedByComma = true;
            while (endedByComma && error is null && Word(out endedByComma) is { } word)
                words.Add(word);
            if (words.Count > 0)
                fields.Add(words.ToValueList());
        }
        return fields;
    }

    HbaRawToken? Word(out bool endedByComma)
    {
        endedByComma = false;
        while (next < bytes.Length && (IsBlank(bytes[next]) || bytes[next] == ','))
            next++;
        var start = next;
        var (inQuote, wasQuote, sawQuote, initialQuote) = (false, false, false, false);
        var (length, end) = (0, start);
        for (; next < bytes.Length && (inQuote || !IsBlank(bytes[next])); next++)
        {
            var c = bytes[next];
            if (c == '#' && !inQuote)
            {
                next = bytes.Length;
                break;
            }
            if (c == ',' && !inQuote)
            {
                endedByComma = true;
                break;
            }
            if (length >= longest)
            {
                error = "authentication file token too long";
                next = bytes.Length;
                break;
            }
            if (c != '"' || wasQuote)
                length++;
            wasQuote = inQuote && c == '"' && !wasQuote;
            if (c == '"')
            {
                inQuote = !inQuote;
                sawQuote = true;
                initialQuote |= length == 0;
            }
            end = next + 1;
        }
        if (length == 0 && !sawQuote)
            return null;
        var span = line.SpanOf(start, end);
        return new(new(Value(start, end, length), initialQuote), span, span.Length == end - start);
    }

    /// <summary>The word without its quotes: a piece of the file where it has none.</summary>
    readonly ByteText Value(int start, int end, int length)
    {
        if (length == end - start)
            return new(line.Bytes[start..end]);
        var value = new byte[length];
        var (inQuote, wasQuote, count) = (false, false, 0);
        foreach (var c in bytes[start..end])
        {
            if (c != '"' || wasQuote)
                value[count++] = c;
            wasQuote = inQuote && c == '"' && !wasQuote;
            if (c == '"')
                inQuote = !inQuote;
        }
        return new(value);
    }

    readonly bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' || c == '\r' && returnIsBlank;
}
