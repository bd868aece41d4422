using System.Globalization;
using Pgseal.Cli.Pages;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>A connection's way through the rules as a person reads it: the outcome first, then every rule that was tried.</summary>
static class HumanView
{
    public static void Write(ExplainReport report, IPage page)
    {
        page.Line(0, new Piece("rules      ", Tone.Faint), new Piece(report.Read.Subject, Tone.Strong), new Piece($"  as PostgreSQL {RulesWords.VersionOf(report.Read)} reads them", Tone.Faint));
        page.Line(0, new Piece("connection ", Tone.Faint), Connection(report.Connection));
        InputNotes.Write(report.Read, page);
        page.Line(0);
        Outcome(report, page);
        foreach (var note in report.Notes)
            page.Line(2, new Piece("note: ", Tone.Warning), note);
        if (report.Tried.Count == 0)
            return;
        page.Line(0);
        page.Table(
            0,
            ["RULE", "WHERE", "MATCHES", "WHY", "LINE ITSELF"],
            [.. report.Tried.Select(trial => new Piece[]
            {
                (trial.Rule.Index + 1).ToString(CultureInfo.InvariantCulture),
                trial.Rule.File == report.Read.Tree.MainFile ? $"line {trial.Rule.LineNumber}" : trial.Rule.Place,
                trial.Matched switch { true => new Piece("yes", Tone.Strong), false => new Piece("no", Tone.Faint), null => new Piece("?", Tone.Warning) },
                trial.Why,
                RulesWords.LineOf(report.Read.Tree, trial.Rule),
            })]);
    }

    static string Connection(HbaConnection it)
    {
        var from = it.Address is { } address ? $" from {address}" : "";
        var to = it.Replication switch
        {
            HbaReplication.None => $"database {it.Database}",
            HbaReplication.Logical => $"database {it.Database} for logical replication",
            HbaReplication.Physical => "physical replication",
        };
        var certificate = it.Certificate is { } shown
            ? $", with a certificate{(shown.CommonName is { } name ? $" of {name}" : "")}{(shown.IsTrusted ? "" : " that the server does not trust")}"
            : "";
        return $"{Wording.Of(it.Kind)}{from} to {to} as {it.User}{certificate}";
    }

    static void Outcome(ExplainReport report, IPage page)
    {
        page.Line(0, report.Outcome.Match<Piece[]>(
            matched: it => [Verdict(report), $" by {it.Rule.Place}"],
            implicitReject: _ => [Verdict(report), ": no rule matches"],
            tlsHandshakeFailed: _ => [new Piece("refused", Tone.Bad), " in the TLS handshake, before any rule"],
            notLoaded: _ => [new Piece("not loaded", Tone.Bad), ": the server refuses the file, and the rules before it decide"],
            unknown: _ => [new Piece("unknown", Tone.Warning)]));
        if (report.Rule is { } rule)
            page.Line(4, RulesWords.LineOf(report.Read.Tree, rule));
        foreach (var reason in ExplainWords.Because(report))
            page.Line(2, new Piece("because: ", Tone.Faint), reason);
        if (ExplainWords.RequestOf(report) is { } request)
            page.Line(2, new Piece("server asks: ", Tone.Faint), request, ExplainWords.OtherRequestOf(report) is { } other ? $", or {other} where the role's password is stored so" : "");
        if (report.Answer is { SqlState: { } state, Message: { } message })
            page.Line(2, new Piece("server says: ", Tone.Faint), $"{state} {message}");
        if (report.OnFailure is { } failure)
            page.Line(2, new Piece("and on failure: ", Tone.Faint), $"{failure.SqlState} {failure.Message}");
    }

    static Piece Verdict(ExplainReport report) => report.Admitted switch
    {
        true => new Piece("admitted", Tone.Good),
        false => new Piece("refused", Tone.Bad),
        null => new Piece("goes on to authentication", Tone.Strong),
    };
}
