using Pgseal.Cli.Json;
using Pgseal.Core.Hba;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>The answer of hba diff as the schema <c>pgseal.hba.diff/1</c>.</summary>
static class JsonView
{
    public static string Render(DiffReport report) => JsonText.Of(
        new HbaDiffDocument(
            "pgseal.hba.diff/1",
            ToolVersion.Text,
            new(report.Before.Subject, RulesWords.VersionOf(report.Before)),
            new(report.After.Subject, RulesWords.VersionOf(report.After)),
            DiffWords.Of(report.Comparison.Relation),
            [.. report.Comparison.Changes.Select(HbaFateChangeDocument.Of)],
            [.. report.Comparison.Because],
            [.. RulesWords.AssumedOfLoaded(report.Before).Concat(RulesWords.AssumedOfLoaded(report.After)).Distinct()],
            [.. report.Before.Notes.Concat(report.After.Notes)],
            [.. DisagreementDocument.Of(report.Before), .. DisagreementDocument.Of(report.After)]),
        PgsealJson.Relaxed.HbaDiffDocument);

    internal sealed record HbaDiffDocument(
        string Schema,
        string ToolVersion,
        HbaSideDocument Before,
        HbaSideDocument After,
        string Relation,
        HbaFateChangeDocument[] Changes,
        string[] Because,
        string[] Assumed,
        string[] Notes,
        DisagreementDocument[] Disagreements);

    internal sealed record HbaSideDocument(string Subject, string PgVersion);

    internal sealed record HbaFateChangeDocument(
        string Change, string Before, string After, HbaPlaceDocument? BeforeRule, HbaPlaceDocument? AfterRule, string[] Kinds, HbaWitnessDocument Connection)
    {
        public static HbaFateChangeDocument Of(HbaFateChange it) => new(
            DiffWords.Of(it),
            it.Before.ToString(),
            it.After.ToString(),
            HbaPlaceDocument.Of(it.BeforeRule),
            HbaPlaceDocument.Of(it.AfterRule),
            [.. it.Kinds.Select(Wording.Of)],
            HbaWitnessDocument.Of(it.Connection));
    }

    internal sealed record HbaPlaceDocument(string File, int Line)
    {
        public static HbaPlaceDocument? Of(HbaRule? rule) => rule is null ? null : new(rule.File, rule.LineNumber);
    }
}
