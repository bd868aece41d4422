using System.Globalization;
using Pgseal.Cli.Pages;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>Sessions as a person reads them: those on plaintext first, the others counted or, when asked for, listed.</summary>
static class HumanView
{
    public static void Write(SessionsReport report, IPage page, bool everyKind)
    {
        page.Line(0, new Piece("scope ", Tone.Faint), Wording.Meaning(report.Scope));
        foreach (var member in report.Members)
            Member(member, report, everyKind, page);
        page.Line(0);
        if (report.Drain is { } drain)
            page.Line(0, $"drain {Wording.Of(drain.Policy)}: {Wording.Count(drain.Ended, "session")} ended, {drain.Left} left");
        page.Line(0, Ending(report));
    }

    static Piece Ending(SessionsReport report) =>
        report.PlaintextInScope > 0
            ? new Piece($"{Wording.Count(report.PlaintextInScope, "session is", "sessions are")} on plaintext in scope.", Tone.Bad)
        : report.Members.Any(member => member.UnknownBecause.Count > 0)
            ? new Piece("No session seen is on plaintext in scope, but not all could be seen.", Tone.Warning)
        : new Piece("No session is on plaintext in scope.", Tone.Good);

    static void Member(MemberSessions member, SessionsReport report, bool everyKind, IPage page)
    {
        var counts = SessionCounts.Of(member.Sessions);
        page.Line(0);
        page.Line(
            0,
            new Piece($"{Wording.Of(member.Role)} ", Tone.Faint),
            new Piece(member.Target, Tone.Strong),
            $"  {(member.UnknownBecause.Count > 0 ? "seen: " : "")}{counts.Tls} tls, {counts.Plain} plain, {counts.Gss} gss, {counts.Local} local");
        foreach (var reason in member.UnknownBecause)
            page.Line(2, new Piece("not seen: ", Tone.Warning), reason);
        if (member.Unfinished is { } run)
        {
            page.Line(2, new Piece("unfinished: ", Tone.Warning), run.Sentence);
            if (run.OwnerLives != true)
                page.Line(2, run.Next);
        }
        page.Table(
            2,
            ["KIND", "IN SCOPE", "USER", "DATABASE", "ADDRESS", "STATE", "APPLICATION", "SINCE", "PID"],
            [.. member.Sessions
                .Where(session => everyKind || session.Kind == ConnectionKind.Plain)
                .OrderByDescending(session => session.IsPlaintextIn(report.Scope))
                .ThenBy(session => session.BackendStart)
                .Select(session => Row(session, report))]);
    }

    static Piece[] Row(Session session, SessionsReport report) =>
    [
        new Piece(Wording.Of(session.Kind), Wording.ToneOf(session.Kind)),
        session.ClientAddress is { } address && report.Scope.Covers(address) ? "yes" : new Piece("no", Tone.Faint),
        session.User ?? "",
        session.IsPhysicalWalsender ? new Piece("replication", Tone.Strong) : session.Database ?? "",
        session.ClientAddress?.ToString() ?? "",
        session.State ?? "",
        session.ApplicationName,
        Wording.Utc(session.BackendStart),
        session.Pid.ToString(CultureInfo.InvariantCulture),
    ];
}
