using Pgseal.Cli.Pages;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>A comparison as a person reads it: the relation, then each change with a connection that feels it and the two lines that decide.</summary>
static class HumanView
{
    public static void Write(DiffReport report, IPage page)
    {
        page.Line(0, new Piece("A ", Tone.Faint), new Piece(report.Before.Subject, Tone.Strong), new Piece($"  as PostgreSQL {RulesWords.VersionOf(report.Before)} reads it", Tone.Faint));
        page.Line(0, new Piece("B ", Tone.Faint), new Piece(report.After.Subject, Tone.Strong), new Piece($"  as PostgreSQL {RulesWords.VersionOf(report.After)} reads it", Tone.Faint));
        InputNotes.Write([report.Before, report.After], page);
        page.Line(0);
        var relation = report.Comparison.Relation;
        page.Line(0, new Piece(DiffWords.Of(relation), ToneOf(relation)), $": {DiffWords.Meaning(relation)}");
        foreach (var reason in report.Comparison.Because)
            page.Line(2, new Piece("because: ", Tone.Faint), reason);
        foreach (var change in report.Comparison.Changes)
            Change(change, report, page);
    }

    static void Change(HbaFateChange change, DiffReport report, IPage page)
    {
        page.Line(0);
        var tone = change.IsNewlyAdmitted ? Tone.Bad : change.IsNewlyRefused ? Tone.Warning : Tone.Plain;
        page.Line(0, new Piece(DiffWords.Of(change).Replace('_', ' '), tone), new Piece($"  {string.Join(", ", change.Kinds.Select(Wording.Of))}", Tone.Faint));
        page.Line(2, new Piece("for example ", Tone.Faint), RulesWords.Of(change.Connection));
        Side("A ", change.Before, change.BeforeRule, report.Before.Tree, page);
        Side("B ", change.After, change.AfterRule, report.After.Tree, page);
    }

    static void Side(string side, HbaFate fate, HbaRule? rule, HbaTree tree, IPage page)
    {
        page.Line(2, new Piece(side, Tone.Faint), fate.ToString(), new Piece(rule is null ? " by no rule" : $" by {rule.Place}", Tone.Faint));
        if (rule is not null)
            page.Line(6, RulesWords.LineOf(tree, rule));
    }

    static Tone ToneOf(HbaRelation relation) => relation switch
    {
        HbaRelation.Equivalent => Tone.Good,
        HbaRelation.OtherMethods or HbaRelation.LessPermissive or HbaRelation.Unknown => Tone.Warning,
        HbaRelation.MorePermissive or HbaRelation.Incomparable => Tone.Bad,
    };
}
