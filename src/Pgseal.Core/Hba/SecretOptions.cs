namespace Pgseal.Core.Hba;

/// <summary>Hides the values of options that hold secrets when a line of the rules is shown.</summary>
/// <remarks>PostgreSQL 13 to 18, "LDAP Authentication" and "RADIUS Authentication": ldapbindpasswd, radiussecrets; an ldapurl has no password.</remarks>
public static class SecretOptions
{
    static readonly ValueList<string> Names = ["ldapbindpasswd=", "radiussecrets="];

    /// <summary>The line with each such value replaced by <c>***</c>, up to the end of its word.</summary>
    public static ByteText Mask(ByteText line)
    {
        foreach (var name in Names)
            for (var begin = 0; line.Span[begin..].IndexOf(ByteText.FromString(name).Span) is var found and >= 0;)
            {
                var at = begin + found;
                var start = at + name.Length;
                var quoted = (at > 0 && line.Span[at - 1] == '"') || (start < line.Length && line.Span[start] == '"');
                var rest = line.Span[start..];
                var length = quoted ? EndOfQuoted(rest) : rest.IndexOfAny(" \t,#"u8) is var end and >= 0 ? end : rest.Length;
                line = ByteText.Concat(line.Slice(0, start), "***", line.From(start + length));
                begin = start;
            }
        return line;
    }

    static int EndOfQuoted(ReadOnlySpan<byte> rest)
    {
        var start = rest is [(byte)'"', ..] ? 1 : 0;
        var end = rest[start..].IndexOf((byte)'"');
        return end < 0 ? rest.Length : start + end + start;
    }
}
