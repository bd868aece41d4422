using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>What was found about a pair, as a person reads it.</summary>
static class HumanView
{
    public static void Write(CheckReport report, IPage page)
    {
        page.Line(0, new Piece("certificate ", Tone.Faint), new Piece(report.CertificateFile, Tone.Strong));
        page.Line(0, new Piece("key         ", Tone.Faint), report.KeyFile);
        if (report.Certificate is { } certificate)
            page.Line(0, new Piece("subject     ", Tone.Faint), $"{certificate.Subject}, {CertText.Key(certificate)}, until {Wording.Day(certificate.NotAfter)}");
        page.Line(0);
        foreach (var fault in report.Refused)
            page.Line(0, new Piece("refused: ", Tone.Bad), fault.Sentence);
        foreach (var fault in report.Warned)
            page.Line(0, new Piece("warning: ", Tone.Warning), fault.Sentence);
        page.Line(0, report.Refused.Count == 0 ? new Piece("It may be installed.", Tone.Good) : new Piece("It must not be installed.", Tone.Bad));
    }
}
