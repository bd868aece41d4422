using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>A plan as a person reads it: per member every change from before to after, then who would feel it and what stands in the way.</summary>
static class HumanView
{
    public static void Write(Core.Planning.Plan plan, IPage page)
    {
        WriteChanges(plan, page);
        page.Line(0, Ending(plan));
    }

    /// <summary>What would be done, without a word on how to have it done.</summary>
    internal static void WriteChanges(Core.Planning.Plan plan, IPage page)
    {
        page.Line(0, new Piece("scope    ", Tone.Faint), Wording.Meaning(plan.Scope));
        page.Line(0, new Piece("strategy ", Tone.Faint), Wording.Of(plan.Strategy), new Piece("  drain ", Tone.Faint), Wording.Of(plan.Drain));
        foreach (var cluster in plan.Clusters)
            Cluster(cluster, page);
        page.Line(0);
    }

    static Piece Ending(Core.Planning.Plan plan) =>
        plan.Blockers.Any() ? new Piece("Nothing was changed, and apply would refuse: see what blocks it above.", Tone.Bad)
        : plan.IsEmpty ? new Piece("Nothing to change.", Tone.Good)
        : new Piece("Nothing was changed. To do this, run pgseal apply with the same arguments.", Tone.Strong);

    static void Cluster(ClusterPlan cluster, IPage page)
    {
        var changes = cluster.Members.Sum(member => member.Changes.Count);
        var sessions = cluster.Members.Sum(member => member.ToDrain.Sum(impact => impact.Count));
        page.Line(0);
        page.Line(
            0,
            new Piece("cluster ", Tone.Faint),
            new Piece(cluster.Name, Tone.Strong),
            $"  {Wording.Count(changes, "change")}, {Wording.Count(sessions, "session")} to drain");
        page.Line(2, new Piece($"system identifier {cluster.SystemIdentifier}", Tone.Faint));
        if (cluster.AuthorityFile is { } authority)
            page.Line(2, new Piece($"authority {authority}", Tone.Faint));
        foreach (var member in cluster.Members)
            Member(member, page);
        foreach (var blocker in cluster.Blockers)
            Blocked(blocker, page);
    }

    static void Member(MemberPlan member, IPage page)
    {
        page.Line(0);
        page.Line(2, new Piece($"{Wording.Of(member.Role)} ", Tone.Faint), new Piece(member.Target, Tone.Strong));
        if (member.Changes.Count == 0)
            page.Line(4, new Piece("no change", Tone.Good));
        foreach (var change in member.Changes)
            Change(change, page);
        Sessions(member, page);
        ClientsView.Write(member, page);
        foreach (var note in member.Notes)
            page.Line(4, new Piece("note: ", Tone.Warning), note);
    }

    static void Change(Change change, IPage page)
    {
        var write = change.Match<Action>(
            it => () => Certificate(it, page),
            it => () => page.Line(4, new Piece("setting     ", Tone.Faint), new Piece(it.Name, Tone.Strong), ": ", Quoted(it.Before), " → ", Quoted(it.After)),
            it => () => RulesDiff.Write(it, page),
            it => () => Upstream(it, page));
        write();
        page.Line(16, new Piece("why:  ", Tone.Faint), change.Reason);
        page.Line(16, new Piece("undo: ", Tone.Faint), change.Undo);
    }

    static void Certificate(Change.InstallCertificate it, IPage page)
    {
        page.Line(4, new Piece("certificate ", Tone.Faint), new Piece(it.Subject, Tone.Strong), $", {it.KeyType}, until {Wording.Day(it.NotAfter)}, into {it.Directory}");
        page.Line(16, new Piece("for:  ", Tone.Faint), string.Join(", ", it.Names));
        page.Line(16, new Piece(it.Imported ? "from: " : "by:   ", Tone.Faint), it.Source);
    }

    static void Upstream(Change.HardenUpstream it, IPage page)
    {
        page.Line(4, new Piece("upstream    ", Tone.Faint), new Piece("primary_conninfo", Tone.Strong), $" in {it.File}");
        page.Line(16, new Piece("from: ", Tone.Faint), it.Before);
        page.Line(16, new Piece("to:   ", Tone.Faint), it.After);
    }

    static Piece Quoted(string value) => value.Length == 0 ? new Piece("(empty)", Tone.Faint) : value;

    static void Sessions(MemberPlan member, IPage page)
    {
        if (member.ToDrain.Count == 0)
            return;
        page.Line(4, new Piece("on plaintext now:", Tone.Faint));
        page.Table(
            4,
            ["COUNT", "USER", "DATABASE", "ADDRESS", "APPLICATION", "WITH TLS ONLY", "BECAUSE"],
            [.. member.ToDrain.Select(it => new Piece[]
            {
                $"{it.Count}",
                it.User ?? "",
                it.IsWalsender ? new Piece("replication", Tone.Strong) : it.Database ?? "",
                it.Address ?? "",
                it.ApplicationName,
                new Piece(Wording.Of(it.Expectation), Wording.ToneOf(it.Expectation)),
                it.Because,
            })]);
    }

    static void Blocked(Blocker blocker, IPage page)
    {
        page.Line(0);
        page.Line(2, new Piece("blocked: ", Tone.Bad), new Piece(blocker.What, Tone.Strong));
        page.Line(4, new Piece("where: ", Tone.Faint), blocker.Where);
        page.Line(4, new Piece("next:  ", Tone.Faint), blocker.Next);
    }
}
