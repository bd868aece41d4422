using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Cert.Revoke;

/// <summary>A revocation as a person reads it, with what is left to do on servers.</summary>
static class HumanView
{
    public static void Write(RevokeReport report, IPage page)
    {
        var (revocation, list) = (report.Revocation, report.Revocation.List);
        if (revocation.Entry is { } entry)
        {
            page.Line(0, new Piece(revocation.WasRevoked ? "revoked already " : "revoked ", Tone.Strong), $"{CertText.Of(entry.Use)} {entry.Subject}, serial {entry.Serial}, {Wording.Utc(entry.RevokedAt!.Value)}");
            page.Line(0);
        }
        page.Line(0, new Piece("list ", Tone.Faint), new Piece(list.File, Tone.Strong), $"  number {list.Number} of the authority {revocation.Authority}");
        if (report.Copy is { } copy)
            page.Line(0, new Piece("copy ", Tone.Faint), copy);
        page.Line(0, new Piece("to be replaced by ", Tone.Faint), Wording.Utc(list.NextUpdate), ": after that, servers that read it refuse every client certificate");
        page.Line(0);
        var path = report.Copy ?? "FILE";
        if (report.Copy is null)
            page.Line(0, "Copy it to each server, where the server's user can read it. Then, on each:");
        else
            page.Line(0, "On each server, once the file is there:");
        page.Line(2, $"ALTER SYSTEM SET ssl_crl_file = '{path}'; SELECT pg_reload_conf();");
        page.Line(0, new Piece("a line in /etc/cron.d/pgseal makes it anew every week; servers read it at a reload:", Tone.Faint));
        page.Line(2, report.Timer);
    }
}
