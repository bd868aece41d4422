using System.Text;
using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>The changed lines of a rules file, like a unified diff without context.</summary>
static class RulesDiff
{
    const int TabStop = 8;

    public static void Write(Change.EditRules edit, IPage page)
    {
        page.Line(4, new Piece("rules       ", Tone.Faint), new Piece(edit.File, Tone.Strong), $": {Wording.Count(edit.Lines.Count, "line")} of it");
        foreach (var change in edit.Lines)
        {
            page.Line(6, new Piece($"@@ {(change.Before is null ? "before line" : "line")} {change.Line} @@", Tone.Faint));
            if (change.Before is { } before)
                page.Line(6, new Piece("-", Tone.Bad), new Piece(Visible(before), Tone.Bad));
            if (change.After is { } after)
                page.Line(6, new Piece("+", Tone.Good), new Piece(Visible(after), Tone.Good));
        }
    }

    /// <summary>Tabs become arrows that reach to the next tab stop, so that columns stand as they do in the file and are seen to be tabs.</summary>
    internal static string Visible(string line)
    {
        var shown = new StringBuilder();
        foreach (var (index, part) in line.TrimEnd('\r', '\n').Split('\t').Index())
        {
            if (index > 0)
                shown.Append('→').Append(' ', TabStop - 1 - (shown.Length % TabStop));
            shown.Append(Printable.Text(part));
        }
        return shown.ToString();
    }
}
