using Pgseal.Cli.Pages;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>A conversion as a person reads it: every line before and after with its reason, then what was proven.</summary>
static class HumanView
{
    public static void Write(ConvertReport report, IPage page)
    {
        page.Line(0, new Piece("rules    ", Tone.Faint), new Piece(report.Read.Subject, Tone.Strong), new Piece($"  as PostgreSQL {RulesWords.VersionOf(report.Read)} reads them", Tone.Faint));
        page.Line(0, new Piece("scope    ", Tone.Faint), Wording.Meaning(report.Scope));
        page.Line(0, new Piece("strategy ", Tone.Faint), ConvertWords.Of(report.Strategy));
        InputNotes.Write(report.Read, page);
        foreach (var file in report.Files)
            File(file, page);
        page.Line(0);
        foreach (var assumption in report.Assumptions)
            page.Line(0, new Piece("assumed: ", Tone.Faint), assumption);
        report.Result.Match<Action>(
            converted: _ => () => page.Line(0, new Piece("proven", Tone.Good), Ending(report)),
            nothingToChange: _ => () => page.Line(0, new Piece("proven", Tone.Good), ": no rule admits plaintext in scope; nothing to change."),
            refused: it => () => Refused(it, page))();
    }

    static void File(HbaFileEdit file, IPage page)
    {
        page.Line(0);
        page.Line(0, new Piece(file.Path, Tone.Strong));
        foreach (var change in file.Changes)
        {
            page.Line(2, new Piece($"@@ {(change.Kind == HbaChangeKind.Inserted ? "before line" : "line")} {change.Line} @@  {change.Reason}", Tone.Faint));
            if (change.Before is { } before)
                page.Line(2, new Piece("-", Tone.Bad), new Piece(RulesWords.Visible(SecretOptions.Mask(before)), Tone.Bad));
            if (change.After is { } after)
                page.Line(2, new Piece("+", Tone.Good), new Piece(RulesWords.Visible(SecretOptions.Mask(after)), Tone.Good));
        }
    }

    static string Ending(ConvertReport report) =>
        report.Written ? ": no rule admits plaintext in scope. The files are written; a server reads them at its next reload: SELECT pg_reload_conf()"
        : report.Read.IsLive ? ": no rule would admit plaintext in scope. Nothing was changed; pgseal apply does it, and can go back."
        : ": no rule would admit plaintext in scope. Nothing was changed; --in-place writes it.";

    static void Refused(HbaConversionResult.Refused refused, IPage page)
    {
        page.Line(0, new Piece("refused", Tone.Bad), ": the rules cannot be made to refuse plaintext, and nothing was changed");
        foreach (var reason in refused.Reasons)
            page.Line(2, new Piece("because: ", Tone.Faint), reason.ToString());
        if (refused.Proof is Proof.Refuted refuted)
            page.Line(2, new Piece("still admitted: ", Tone.Faint), RulesWords.Of(refuted.Witness));
    }
}
