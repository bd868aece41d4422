using Pgseal.Cli.Pages;
using Pgseal.Core.Certificates;
using Pgseal.Live.Certificates;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>Authorities as a person reads them.</summary>
static class HumanView
{
    public static void Write(CaReport report, IPage page)
    {
        if (report.Authorities.Count == 0)
            page.Line(0, "There is no authority yet; make one with: pgseal cert ca create");
        foreach (var authority in report.Authorities)
        {
            One(authority, report.CheckedAt, page);
            page.Line(0);
        }
        foreach (var note in report.Notes)
            page.Line(0, new Piece("note: ", Tone.Warning), note);
        if (report.End is { } end)
            RolloverPart.Write(end.Findings, page);
        if (report.Action is CaAction.Created or CaAction.Imported)
            page.Line(0, new Piece(CaWords.Of(report.Action), Tone.Good), ". Keep its directory: whoever has the key can sign in its name, and without it nothing can be renewed.");
        RolloverPart.WriteNext(report, page);
    }

    static void One(AuthorityView authority, DateTimeOffset now, IPage page)
    {
        var own = authority.Certificate;
        page.Line(0, new Piece("authority ", Tone.Faint), new Piece(authority.Name, Tone.Strong));
        page.Line(2, new Piece("certificate ", Tone.Faint), authority.CertificateFile);
        page.Line(2, new Piece("subject     ", Tone.Faint), own.Subject);
        page.Line(2, new Piece("key         ", Tone.Faint), CertText.Key(own), authority.IsProtected ? ", protected by a passphrase" : ", not protected by a passphrase");
        page.Line(2, new Piece("valid until ", Tone.Faint), new Piece(Wording.Day(own.NotAfter), CertText.ToneOf(Expiry.At(own, now))));
        page.Line(2, new Piece("sha256      ", Tone.Faint), new Piece(own.Sha256, Tone.Faint));
        foreach (var above in authority.Chain.Skip(1))
            page.Line(2, new Piece("issued by   ", Tone.Faint), $"{above.Subject}, until {Wording.Day(above.NotAfter)}");
        if (authority.Replaced is { } old)
            page.Line(2, new Piece("replaces    ", Tone.Faint), $"{old.Certificate.Subject}, since {Wording.Day(old.Since)}: {authority.CertificateFile} holds both");
        page.Line(2, new Piece("issued      ", Tone.Faint), $"{authority.Ledger.Count}, of which revoked: {authority.Ledger.Count(it => it.RevokedAt is not null)}");
        if (authority.Revocations is { } list)
            page.Line(
                2,
                new Piece("revocations ", Tone.Faint),
                $"{list.File}, number {list.Number}, to be replaced by ",
                new Piece(Wording.Day(list.NextUpdate), list.IsOver(now) ? Tone.Bad : list.IsDue(now) ? Tone.Warning : Tone.Plain));
    }
}
