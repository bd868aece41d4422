using Pgseal.Cli.Pages;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>What is not as in an earlier audit, a line for each change.</summary>
static class ChangesView
{
    public static void Write(AuditChanges changes, IPage page)
    {
        page.Line(0);
        page.Line(0, new Piece($"since {Wording.Utc(changes.Since)}", Tone.Strong), changes.Members.Count == 0 ? ": nothing changed" : "");
        foreach (var member in changes.Members)
        {
            page.Line(2, new Piece(member.Target, Tone.Strong), "  ", Verdicts(member));
            foreach (var finding in member.New)
                page.Line(4, new Piece("new   ", Tone.Warning), $"{finding.Id}: {finding.Subject}");
            foreach (var finding in member.Over)
                page.Line(4, new Piece("over  ", Tone.Good), $"{finding.Id}: {finding.Subject}");
        }
    }

    static Piece Verdicts(MemberChange member) => (member.Before, member.Now) switch
    {
        (null, { } now) => new Piece($"new: {Wording.Of(now)}", Wording.ToneOf(now)),
        ({ } before, null) => new Piece($"not in this audit; it was {Wording.Of(before)}", Tone.Warning),
        ({ } before, { } now) when before != now => new Piece($"{Wording.Of(before)} -> {Wording.Of(now)}", Wording.ToneOf(now)),
        _ => "",
    };
}
