using Pgseal.Cli.Json;
using Pgseal.Core.Hba;
using Pgseal.Live;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>The answer of hba convert as the schema <c>pgseal.hba.convert/1</c>.</summary>
static class JsonView
{
    public static string Render(ConvertReport report) => JsonText.Of(
        new HbaConvertDocument(
            "pgseal.hba.convert/1",
            ToolVersion.Text,
            report.Read.Subject,
            RulesWords.VersionOf(report.Read),
            Wording.Of(report.Scope.Kind),
            [.. report.Scope.LocalNetworks.Select(network => network.ToString())],
            ConvertWords.Of(report.Strategy),
            ConvertWords.Of(report.Result),
            report.Written,
            [.. report.Files.Select(HbaEditedFileDocument.Of)],
            report.Result.Match(converted: _ => "proven", nothingToChange: _ => "proven", refused: it => it.Proof is Core.Posture.Proof.Refuted ? "refuted" : "unknown"),
            report.Result is HbaConversionResult.Refused refused ? HbaWitnessDocument.Of(refused.Proof) : null,
            report.Result is HbaConversionResult.Refused { Reasons: var reasons } ? [.. reasons.Select(reason => reason.ToString())] : [],
            [.. report.Assumptions, .. RulesWords.AssumedOfLoaded(report.Read)],
            [.. report.Read.Notes],
            DisagreementDocument.Of(report.Read)),
        PgsealJson.Relaxed.HbaConvertDocument);

    /// <param name="Proof">Of the rules as they become.</param>
    /// <param name="Because">Why it is refused.</param>
    internal sealed record HbaConvertDocument(
        string Schema,
        string ToolVersion,
        string Subject,
        string PgVersion,
        string Scope,
        string[] LocalNetworks,
        string Strategy,
        string Outcome,
        bool Written,
        HbaEditedFileDocument[] Files,
        string Proof,
        HbaWitnessDocument? Witness,
        string[] Because,
        string[] Assumptions,
        string[] Notes,
        DisagreementDocument[] Disagreements);

    internal sealed record HbaEditedFileDocument(string File, string BeforeSha256, string AfterSha256, HbaEditDocument[] Edits)
    {
        public static HbaEditedFileDocument Of(HbaFileEdit it) => new(
            it.Path, AtomicFile.Sha256(it.Before.Span), AtomicFile.Sha256(it.After.Span), [.. it.Changes.Select(HbaEditDocument.Of)]);
    }

    internal sealed record HbaEditDocument(string Kind, int Line, string? Before, string? After, string Reason)
    {
        public static HbaEditDocument Of(HbaLineChange it) => new(ConvertWords.Of(it.Kind), it.Line, Text(it.Before), Text(it.After), it.Reason);

        static string? Text(ByteText? line) => line is { } text ? SecretOptions.Mask(text).ToString() : null;
    }
}
