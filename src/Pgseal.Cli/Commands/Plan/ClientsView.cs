using Pgseal.Cli.Pages;
using Pgseal.Core.Observing;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>Who was seen at a member, for people: a table of those in question, and how many there are of the others.</summary>
static class ClientsView
{
    /// <summary>Rows of the table; JSON has them all.</summary>
    const int MostRows = 50;

    public static void Write(MemberPlan member, IPage page)
    {
        if (member.Observation is not { } seen)
            return;
        Means(seen, page);
        Counted(member.Clients.Count(it => it.IsBelowFloor), "below the floor of --min-tls", page);
        Counted(member.Clients.Count(it => it.Client.Distrusts > 0), "that pin another authority, and may not accept the new certificate", page);
        var inQuestion = member.Clients.Where(IsInQuestion).ToList();
        page.Table(
            4,
            ["CLIENT", "ADDRESS", "APPLICATION", "USE", "COUNT", "FIRST SEEN", "LAST SEEN", "WITH TLS ONLY", "LINE", "BECAUSE"],
            [.. inQuestion.Take(MostRows).Select(Row)]);
        if (inQuestion.Count > MostRows)
            page.Line(4, new Piece($"and {inQuestion.Count - MostRows} more: see them with --format json", Tone.Faint));
        foreach (var advice in inQuestion.Where(it => it is { Expectation: Expectation.WouldBeRefused, ToChange: not null }).GroupBy(it => it.ToChange!))
            page.Line(4, new Piece("to change: ", Tone.Faint), new Piece(string.Join(", ", advice.Select(it => it.Client.Key.Name).Distinct().Take(MostRows)), Tone.Strong), $": {advice.Key}");
        var others = Others(member.Clients).ToList();
        if (others.Count > 0)
            page.Line(4, new Piece($"others: {string.Join(", ", others)}", Tone.Faint));
    }

    static void Means(Observation seen, IPage page)
    {
        var sampled = seen.Sampled > TimeSpan.Zero ? $"sessions sampled for {Wording.Elapsed(seen.Sampled)}" : "sessions of one moment";
        page.Line(4, new Piece("clients     ", Tone.Faint), sampled, LogWords(seen.Log));
        if (seen.Log.NotUsable is { } why)
            page.Line(16, new Piece("log not usable: ", Tone.Warning), why, new Piece(seen.Log.Next is { Length: > 0 } next ? $"; to change that: {next}" : "", Tone.Faint));
        foreach (var note in seen.Log.Notes)
            page.Line(16, new Piece("log: ", Tone.Warning), note);
        if (seen.NotKept > 0)
            page.Line(16, new Piece("note: ", Tone.Warning), $"{seen.NotKept} connections of further clients were counted and not kept");
    }

    static void Counted(int clients, string what, IPage page)
    {
        if (clients > 0)
            page.Line(16, new Piece("note: ", Tone.Warning), $"{Wording.Count(clients, "client")} {what}");
    }

    static string LogWords(LogReport log) => log.Format is not { } format ? ""
        : log is { From: { } from, To: { } to } ? $", and the log ({Wording.Of(format)}, {Wording.Count(log.Files.Count, "file")}, {log.Bytes} bytes) from {Wording.Utc(from)} to {Wording.Utc(to)}"
        : $", and the log ({Wording.Of(format)}, {Wording.Count(log.Files.Count, "file")}, {log.Bytes} bytes), which tells of no connection";

    static Piece[] Row(ClientImpact it) =>
    [
        it.Client.Key.User is null ? new Piece("(not said)", Tone.Faint) : new Piece(it.Client.Key.Name, Tone.Strong),
        it.Client.Key.Host,
        it.Client.Key.Application,
        Wording.Of(it.Use),
        $"{it.Client.Count}",
        it.Client.FirstSeen is { } first ? Wording.Utc(first) : "",
        it.Client.LastSeen is { } last ? Wording.Utc(last) : "",
        new Piece(Wording.Of(it.Expectation), Wording.ToneOf(it.Expectation)),
        it.Line ?? "",
        it.Because,
    ];

    /// <summary>Who only knocked is nobody that enforcement would change anything for.</summary>
    static bool IsInQuestion(ClientImpact it) => it.Expectation switch
    {
        Expectation.WouldBeRefused or Expectation.ComesBack => true,
        Expectation.Untested => it.Client.Count > 0 || it.Client.Distrusts > 0,
        Expectation.Stays or Expectation.RefusedNow => false,
    };

    static IEnumerable<string> Others(IEnumerable<ClientImpact> clients) => clients
        .Where(it => !IsInQuestion(it))
        .GroupBy(it => it.Expectation == Expectation.RefusedNow ? "refused already" : it.Because)
        .Select(alike => $"{alike.Count()} ({alike.Key})");
}
