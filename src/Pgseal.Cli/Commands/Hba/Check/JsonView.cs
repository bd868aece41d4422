using Pgseal.Cli.Json;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Hba.Check;

/// <summary>The answer of hba check as the schema <c>pgseal.hba.check/1</c>.</summary>
static class JsonView
{
    public static string Render(CheckReport report) => JsonText.Of(
        new HbaCheckDocument(
            "pgseal.hba.check/1",
            ToolVersion.Text,
            report.Read.Subject,
            RulesWords.VersionOf(report.Read),
            report.Read.Loads,
            [.. report.Rows.Select(HbaRuleDocument.Of)],
            [.. report.Findings.Select(HbaFindingDocument.Of)],
            [.. report.Read.Unknown],
            [.. RulesWords.Assumed(report.Read)],
            [.. report.Read.Notes],
            DisagreementDocument.Of(report.Read)),
        PgsealJson.Relaxed.HbaCheckDocument);

    internal sealed record HbaCheckDocument(
        string Schema,
        string ToolVersion,
        string Subject,
        string PgVersion,
        bool? Loads,
        HbaRuleDocument[] Rules,
        HbaFindingDocument[] Findings,
        string[] Unknown,
        string[] Assumed,
        string[] Notes,
        DisagreementDocument[] Disagreements);

    /// <summary>A row of pg_hba_file_rules.</summary>
    internal sealed record HbaRuleDocument(
        int? RuleNumber,
        string FileName,
        int LineNumber,
        string? Type,
        string[]? Database,
        string[]? UserName,
        string? Address,
        string? Netmask,
        string? AuthMethod,
        string[]? Options,
        string? Error)
    {
        public static HbaRuleDocument Of(HbaViewRow row) => new(
            row.RuleNumber,
            row.FileName,
            row.LineNumber,
            row.Type,
            Texts(row.Database),
            Texts(row.UserName),
            row.Address?.ToString(),
            row.NetMask?.ToString(),
            row.AuthMethod,
            Texts(row.Options),
            row.Error?.ToString());

        static string[]? Texts(ValueList<ByteText>? values) => values is { } all ? [.. all.Select(value => value.ToString())] : null;
    }

    internal sealed record HbaFindingDocument(string Id, string Severity, string Summary, string File, int Line, string Observed, string Source, string Hint)
    {
        public static HbaFindingDocument Of(HbaFinding it) => new(
            it.Id, Wording.Of(it.Severity), it.Rule.Summary, it.File, it.Line, it.Observed, it.Source, it.Hint);
    }
}
