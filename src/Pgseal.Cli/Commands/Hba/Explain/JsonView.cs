using System.Text.Json.Serialization;
using Pgseal.Cli.Json;
using Pgseal.Core.Hba;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>The answer of hba explain as the schema <c>pgseal.hba.explain/1</c>.</summary>
static class JsonView
{
    public static string Render(ExplainReport report) => JsonText.Of(
        new HbaExplainDocument(
            "pgseal.hba.explain/1",
            ToolVersion.Text,
            report.Read.Subject,
            RulesWords.VersionOf(report.Read),
            ExplainWords.Of(report.Outcome),
            report.Admitted,
            report.Rule?.File,
            report.Rule?.LineNumber,
            report.Rule is { } rule ? HbaKeywords.Word(rule.Method) : null,
            ExplainWords.RequestOf(report),
            ExplainWords.OtherRequestOf(report),
            report.Answer?.SqlState,
            report.Answer?.Message?.ToString(),
            report.OnFailure is { } failure ? new(failure.SqlState, failure.Message.ToString()) : null,
            [.. report.Tried.Select(TrialDocument.Of)],
            [.. ExplainWords.Because(report)],
            [.. RulesWords.AssumedOfLoaded(report.Read)],
            [.. report.Notes, .. report.Read.Notes],
            DisagreementDocument.Of(report.Read)),
        PgsealJson.Relaxed.HbaExplainDocument);

    /// <param name="AuthRequestOr">What is asked for instead where the role's password is stored as MD5; null where that is known or does not matter.</param>
    internal sealed record HbaExplainDocument(
        string Schema,
        string ToolVersion,
        string Subject,
        string PgVersion,
        string Outcome,
        [property: JsonConverter(typeof(AdmittedConverter))] bool? Admitted,
        string? File,
        int? Line,
        string? Method,
        string? AuthRequest,
        string? AuthRequestOr,
        string? Sqlstate,
        string? Message,
        FailureDocument? OnFailure,
        TrialDocument[] Tried,
        string[] Because,
        string[] Assumed,
        string[] Notes,
        DisagreementDocument[] Disagreements);

    internal sealed record FailureDocument(string Sqlstate, string Message);

    internal sealed record TrialDocument(int Rule, string File, int Line, bool? Matched, string Why)
    {
        public static TrialDocument Of(HbaTrial it) => new(it.Rule.Index + 1, it.Rule.File, it.Rule.LineNumber, it.Matched, it.Why);
    }
}
