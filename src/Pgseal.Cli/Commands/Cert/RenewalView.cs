using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>How a certificate will be renewed, as a person reads it.</summary>
static class RenewalView
{
    public static void Write(Renewal renewal, IPage page)
    {
        page.Line(0, new Piece("valid until ", Tone.Faint), new Piece(Wording.Day(renewal.NotAfter), Tone.Strong), $"; to be renewed from {Wording.Day(renewal.DueFrom)} on");
        if (renewal.Timer is { } timer)
        {
            page.Line(0, new Piece("renew it every day by a line in /etc/cron.d/pgseal (it does nothing before that day):", Tone.Faint));
            page.Line(2, timer);
        }
        else
            page.Line(0, new Piece("renew it with (and another --out, as nothing is written over): ", Tone.Faint), renewal.Command);
    }
}
