using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>What was issued, as a person reads it.</summary>
static class HumanView
{
    public static void Write(IssueReport report, IPage page)
    {
        foreach (var note in report.Notes)
            page.Line(0, new Piece("note: ", Tone.Warning), note);
        page.Line(0, new Piece($"{CertText.Of(report.Leaf.Use)} ", Tone.Faint), new Piece($"CN={report.Leaf.CommonName}", Tone.Strong));
        if (report.Leaf.Names.DnsNames.Count > 0)
            page.Line(2, new Piece("for:         ", Tone.Faint), string.Join(", ", report.Leaf.Names.DnsNames));
        if (report.RequestFile is { } request)
            page.Line(2, new Piece("request:     ", Tone.Faint), request);
        if (report.CertificateFile is { } certificate)
            page.Line(2, new Piece("certificate: ", Tone.Faint), certificate);
        if (report.KeyFile is { } key)
            page.Line(2, new Piece("key:         ", Tone.Faint), key);
        if (report.Certificate is { } facts)
        {
            page.Line(2, new Piece("serial:      ", Tone.Faint), facts.SerialNumber);
            page.Line(2, new Piece("sha256:      ", Tone.Faint), facts.Sha256);
        }
        if (report.Authority is { } authority)
            page.Line(2, new Piece("by:          ", Tone.Faint), authority.File);
        page.Line(0);
        if (report.Renewal is { } renewal)
            RenewalView.Write(renewal, page);
        else
            page.Line(0, "Send the request to the authority; then install what comes back: pgseal cert import TARGET --certificate FILE --key FILE");
    }
}
