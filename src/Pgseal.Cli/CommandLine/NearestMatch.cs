using Pgseal.Core.Text;

namespace Pgseal.Cli.CommandLine;

/// <summary>Says which valid word a mistyped one was probably meant to be.</summary>
static class NearestMatch
{
    /// <summary>A clause to end an error sentence with; empty when nothing valid is near.</summary>
    public static string Hint(string typed, IEnumerable<string> valid) => NearestWord.Of(typed, valid) is { } word ? $"; did you mean {word}?" : "";
}
