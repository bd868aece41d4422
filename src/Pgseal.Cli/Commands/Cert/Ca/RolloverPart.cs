using System.Globalization;
using Pgseal.Cli.Pages;
using Pgseal.Core.Rollover;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>The part of an answer that is about a rollover, as a person reads it.</summary>
static class RolloverPart
{
    /// <summary>Everybody who was seen, those first who are not proven to trust the new authority.</summary>
    public static void Write(RolloverFindings findings, IPage page)
    {
        if (findings.Clients.Count == 0)
            page.Line(0, "No client is connected over TCP now; who is away is not seen.");
        foreach (var client in findings.Clients.OrderBy(client => client.IsProven))
        {
            page.Line(
                0,
                client.IsProven ? new Piece("proven       ", Tone.Good) : new Piece("not proven   ", Tone.Warning),
                new Piece($"{client.User}@{client.Database ?? "replication"}", Tone.Strong),
                $"{(client.Address is { } address ? $" from {address}" : "")}{(client.Application.Length > 0 ? $" ({client.Application})" : "")} on {client.Member}: {Sessions(client)}");
            page.Line(13, client.Why);
        }
        page.Line(0);
    }

    public static void WriteNext(CaReport report, IPage page)
    {
        var (word, tone) = report.Action switch
        {
            CaAction.RolloverStarted => ("started. The new authority signs from now on, and the old one stays trusted.", Tone.Good),
            CaAction.RolloverShown => (report.Authorities[0].Replaced is null ? "No rollover is underway." : "A rollover is underway.", Tone.Strong),
            CaAction.RolloverFinished => ("finished. The old authority is trusted no more; its files are kept: " + report.End!.Retired, Tone.Good),
            CaAction.RolloverRefused => ("refused. Both authorities stay trusted.", Tone.Bad),
            CaAction.Created or CaAction.Imported or CaAction.Shown => ("", Tone.Plain),
        };
        if (word.Length == 0)
            return;
        page.Line(0, new Piece(word, tone));
        foreach (var blocker in report.End?.Findings.Blockers ?? [])
            page.Line(2, blocker.What);
        foreach (var (next, at) in report.Next.Select((next, at) => (next, at + 1)))
            page.Line(0, new Piece(string.Create(CultureInfo.InvariantCulture, $"next {at}: "), Tone.Faint), next);
    }

    static string Sessions(RolloverClient client) =>
        client.Since == client.Sessions ? $"{Count(client.Sessions)} connected since the new certificate"
        : client.Since == 0 ? $"{Count(client.Sessions)} older than the new certificate"
        : string.Create(CultureInfo.InvariantCulture, $"{Count(client.Sessions)}, of which {client.Since} connected since the new certificate");

    static string Count(int sessions) => sessions == 1 ? "one session" : string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions");
}
