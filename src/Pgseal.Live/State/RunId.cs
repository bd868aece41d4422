using System.Globalization;
using System.Security.Cryptography;

namespace Pgseal.Live.State;

/// <summary>The name of a run: when it began and four random digits, in one word that sorts by time.</summary>
public readonly record struct RunId
{
    const string Format = "yyyyMMdd'T'HHmmss'Z'";

    readonly string text;

    RunId(string text) => this.text = text;

    public static RunId New(DateTimeOffset now) =>
        new($"{now.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))}");

    /// <summary>Reads one that was typed or listed; null when it is none.</summary>
    public static RunId? TryParse(string text) =>
        text.Length == 21 && text[16] == '-' && text[17..].All(char.IsAsciiHexDigitLower)
        && DateTime.TryParseExact(text[..16], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? new(text)
            : null;

    public override string ToString() => text ?? "";
}
