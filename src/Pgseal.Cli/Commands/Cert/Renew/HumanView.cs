using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Cert.Renew;

/// <summary>A renewal as a person reads it: each member, then the stages of the run.</summary>
static class HumanView
{
    public static void Write(RenewalReport report, IPage page)
    {
        WriteMembers(report.Members, page);
        if (report.Members.Count > 0)
            page.Line(0);
        Apply.HumanView.Write(report.Run, page);
    }

    public static void WriteMembers(IEnumerable<MemberPlan> members, IPage page)
    {
        foreach (var member in members)
        {
            page.Line(0, new Piece($"{Wording.Of(member.Role)} ", Tone.Faint), new Piece(member.Target, Tone.Strong));
            foreach (var change in member.Changes)
                page.Line(2, change.Match(
                    installCertificate: it => $"new certificate {it.Subject}, {it.KeyType}, until {Wording.Day(it.NotAfter)}: {it.Reason}",
                    setSetting: it => $"{it.Name}: {it.Before} → {it.After}",
                    editRules: it => it.File,
                    hardenUpstream: it => it.File));
            foreach (var note in member.Notes)
                page.Line(2, note);
        }
    }
}
