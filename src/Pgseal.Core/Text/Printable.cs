using System.Globalization;
using System.Text;

namespace Pgseal.Core.Text;

/// <summary>The one escaping function: makes text from a server, a file or a certificate safe to show.</summary>
/// <remarks>Markup of an output format (HTML, SARIF, terminal styling) is that format's own matter and comes after this.</remarks>
public static class Printable
{
    /// <summary>Writes control, format and bidirectional-override characters as <c>\xHH</c> or <c>\uHHHH</c>; the result is one line.</summary>
    public static string Text(string untrusted)
    {
        if (!untrusted.Any(NeedsEscape))
            return untrusted;
        var safe = new StringBuilder(untrusted.Length + 16);
        foreach (var c in untrusted)
        {
            if (!NeedsEscape(c))
                safe.Append(c);
            else if (c < 0x100)
                safe.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }
        return safe.ToString();
    }

    /// <summary>Decodes UTF-8 and writes every byte that is not valid UTF-8 as <c>\xHH</c>, then escapes like <see cref="Text"/>.</summary>
    public static string Bytes(ReadOnlySpan<byte> untrusted)
    {
        var text = new StringBuilder(untrusted.Length);
        while (!untrusted.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(untrusted, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
                text.Append(Text(rune.ToString()));
            else
                for (var i = 0; i < consumed; i++)
                    text.Append(CultureInfo.InvariantCulture, $"\\x{untrusted[i]:X2}");
            untrusted = untrusted[consumed..];
        }
        return text.ToString();
    }

    static bool NeedsEscape(char c) => char.IsControl(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
