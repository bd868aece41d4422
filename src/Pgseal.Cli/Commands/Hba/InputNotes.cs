using Pgseal.Cli.Pages;
using Pgseal.Core.Hba;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>What a reader must know of how rules were read, before any answer about them.</summary>
static class InputNotes
{
    public static void Write(RulesRead read, IPage page)
    {
        foreach (var disagreement in read.Disagreements)
        {
            page.Line(0, new Piece("BUG OF PGSEAL: ", Tone.Bad), new Piece("the server's own pg_hba_file_rules shows another row than pgseal reads", Tone.Strong));
            page.Line(2, new Piece("pgseal: ", Tone.Faint), Row(disagreement.Ours));
            page.Line(2, new Piece("server: ", Tone.Faint), Row(disagreement.Servers));
            page.Line(2, RulesWords.WhereToReport);
        }
        foreach (var unknown in read.Unknown)
            page.Line(0, new Piece("not known: ", Tone.Warning), unknown);
        foreach (var assumed in RulesWords.Assumed(read))
            page.Line(0, new Piece("assumed: ", Tone.Faint), assumed);
        foreach (var note in read.Notes)
            page.Line(0, new Piece("note: ", Tone.Faint), note);
    }

    static string Row(HbaViewRow? row) => row is null ? "no row" : string.Join(
        " | ",
        $"{row.FileName}:{row.LineNumber}", row.RuleNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-", row.Type ?? "-", List(row.Database), List(row.UserName),
        row.Address?.ToString() ?? "-", row.NetMask?.ToString() ?? "-", row.AuthMethod ?? "-", Masked(row.Options), row.Error?.ToString() ?? "-");

    static string List(Core.ValueList<ByteText>? words) => words is { } all ? string.Join(',', all) : "-";

    static string Masked(Core.ValueList<ByteText>? options) =>
        options is { } all ? string.Join(' ', all.Select(option => SecretOptions.Mask(option).ToString())) : "-";
}
