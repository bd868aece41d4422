using Pgseal.Cli.Commands.Plan;
using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture.Rules;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>The demo as a person reads it: its five acts, then what to type for a server of one's own.</summary>
static class HumanView
{
    const int LabelWidth = 12;

    public static void Write(DemoReport demo, IPage page)
    {
        page.Line(0, new Piece("A throw-away primary and standby, PostgreSQL ", Tone.Faint), new Piece(demo.ServerVersion, Tone.Strong));
        page.Line(0, new Piece($"scope {Wording.Meaning(demo.Plan.Scope)}; here everything is on 127.0.0.1, which the default, remote, leaves out", Tone.Faint));
        Act(page, "a", "ssl = on is not TLS: switched on without a certificate, and reloaded");
        Fact(page, "show ssl", demo.Premature.ShowSsl);
        Fact(page, "the wire", new Piece($"{demo.Premature.Wire} (no TLS here)", Tone.Bad));
        Fact(page, "a restart", new Piece(demo.Premature.RestartFailure, Tone.Bad));
        page.Line(2, new Piece("so a copy of the server ended when it was restarted; the primary was set back", Tone.Faint));
        Act(page, "b", "pgseal plan: what would change, and for whom");
        foreach (var member in demo.Plan.Clusters.SelectMany(cluster => cluster.Members))
            Planned(member, page);
        Act(page, "c", "pgseal apply --scope all --drain now --yes, while an application works");
        foreach (var stage in demo.Run.Stages)
            page.Line(2, new Piece($"{Wording.MarkOf(stage.Status)} ", Wording.ToneOf(stage.Status)), Wording.Of(stage.Name).PadRight(LabelWidth), new Piece(Wording.Elapsed(stage.Elapsed), Tone.Faint));
        var traffic = demo.Traffic;
        Fact(page, "webshop", new Piece($"{traffic.Transactions} transactions, {Wording.Count(traffic.Errors.Count, "error")}", Tone.Good));
        page.Line(2, new Piece($"sslmode=prefer, a connection each: {traffic.OnPlaintext} on plaintext, then {traffic.OnTls} on TLS", Tone.Faint));
        Act(page, "d", "plaintext is refused, and that is proven");
        foreach (var refusal in demo.Refusals)
            Refused(refusal, page);
        foreach (var proof in demo.Proofs)
            Fact(page, proof.Member, new Piece(proof.After, Tone.Good), $": no rule admits plaintext; before, {proof.File}:{proof.Line} did");
        Fact(page, "walsender", "ssl ", Ssl(demo.WalsenderTlsBefore), " → ", Ssl(demo.WalsenderTlsAfter), new Piece("  (pg_stat_ssl)", Tone.Faint));
        Act(page, "e", "the standby is promoted, and it still holds");
        Refused(demo.Promoted, page);
        page.Line(0);
        if (demo.Kept is { } kept)
            Running(kept, page);
        else
            page.Line(0, new Piece("The servers are stopped and their files removed.", Tone.Faint));
        page.Line(0, new Piece($"All as promised, in {Wording.Elapsed(demo.Elapsed)}.", Tone.Good));
        page.Line(0);
        page.Line(0, "Your own server, read-only: ", new Piece(DemoReport.AuditCommand, Tone.Strong));
        page.Line(0, new Piece("What a role that is no superuser needs for it:", Tone.Faint));
        foreach (var grant in AccessRules.Grants.Split("; "))
            page.Line(2, $"{grant};");
    }

    static void Act(IPage page, string letter, string title)
    {
        page.Line(0);
        page.Line(0, new Piece($"({letter}) {title}", Tone.Strong));
    }

    static void Fact(IPage page, string label, params ReadOnlySpan<Piece> pieces) =>
        page.Line(2, [new Piece(label.PadRight(LabelWidth), Tone.Faint), .. pieces]);

    static void Refused(Refusal refusal, IPage page) =>
        Fact(page, refusal.Member, $"{refusal.Target} ", new Piece("refused", Tone.Good), $" {refusal.SqlState}: {refusal.Message}");

    static Piece Ssl(bool tls) => tls ? new Piece("t", Tone.Good) : new Piece("f", Tone.Bad);

    static void Planned(MemberPlan member, IPage page)
    {
        page.Line(2, new Piece($"{Wording.Of(member.Role)} ", Tone.Faint), new Piece(member.Target, Tone.Strong));
        foreach (var rules in member.Changes.OfType<Change.EditRules>())
            RulesDiff.Write(rules, page);
        page.Table(
            4,
            ["COUNT", "USER", "DATABASE", "WITH TLS ONLY", "BECAUSE"],
            [.. member.ToDrain.Select(it => new Piece[]
            {
                $"{it.Count}",
                it.User ?? "",
                it.IsWalsender ? "replication" : it.Database ?? "",
                new Piece(Wording.Of(it.Expectation), Wording.ToneOf(it.Expectation)),
                it.Because,
            })]);
    }

    static void Running(Kept kept, IPage page)
    {
        page.Line(0, "The servers keep running:");
        Fact(page, "primary", kept.Primary);
        Fact(page, "standby", $"{kept.Standby}  (promoted)");
        Fact(page, "state", kept.StateDirectory);
        Fact(page, "stop them", new Piece(kept.StopCommand, Tone.Strong));
    }
}
