using System.Globalization;
using Pgseal.Cli.Pages;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>What a reader must know of how rules were read, before any answer about them.</summary>
static class InputNotes
{
    public static void Write(RulesRead read, IPage page) => Write([read], page);

    /// <summary>The same note of two inputs is one note.</summary>
    public static void Write(ValueList<RulesRead> all, IPage page)
    {
        foreach (var disagreement in all.SelectMany(read => read.Disagreements))
        {
            page.Line(0, new Piece("BUG OF PGSEAL: ", Tone.Bad), new Piece("the server's own pg_hba_file_rules shows another row than pgseal reads", Tone.Strong));
            page.Line(2, new Piece("pgseal: ", Tone.Faint), Row(disagreement.Ours?.WithoutSecrets()));
            page.Line(2, new Piece("server: ", Tone.Faint), Row(disagreement.Servers?.WithoutSecrets()));
            page.Line(2, RulesWords.WhereToReport);
        }
        Notes("not known: ", Tone.Warning, read => read.Unknown);
        Notes("assumed: ", Tone.Faint, RulesWords.Assumed);
        Notes("note: ", Tone.Faint, read => read.Notes);

        void Notes(string label, Tone tone, Func<RulesRead, IEnumerable<string>> of)
        {
            foreach (var sentence in all.SelectMany(of).Distinct())
                page.Line(0, new Piece(label, tone), sentence);
        }
    }

    static string Row(HbaViewRow? row) => row is null ? "no row" : string.Join(
        " | ",
        $"{row.FileName}:{row.LineNumber}", row.RuleNumber?.ToString(CultureInfo.InvariantCulture) ?? "-", row.Type ?? "-", List(row.Database), List(row.UserName),
        row.Address?.ToString() ?? "-", row.NetMask?.ToString() ?? "-", row.AuthMethod ?? "-", List(row.Options), row.Error?.ToString() ?? "-");

    static string List(ValueList<ByteText>? words) => words is { } all ? string.Join(',', all) : "-";
}
