using Pgseal.Cli.Json;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>The answer of hba prove as the schema <c>pgseal.hba.prove/1</c>: first the worst of all properties, then each.</summary>
static class JsonView
{
    public static string Render(ProveReport report) => JsonText.Of(
        new HbaProveDocument(
            "pgseal.hba.prove/1",
            ToolVersion.Text,
            report.Read.Subject,
            RulesWords.VersionOf(report.Read),
            Wording.Of(report.Scope.Kind),
            [.. report.Scope.LocalNetworks.Select(network => network.ToString())],
            Result(report.Overall),
            HbaWitnessDocument.Of(report.Overall),
            Because(report.Overall),
            [.. report.Properties.Select(it => new HbaPropertyDocument(it.Property.Name, Result(it.Proof), HbaWitnessDocument.Of(it.Proof), Because(it.Proof)))],
            [.. RulesWords.AssumedOfLoaded(report.Read)],
            [.. report.Read.Notes],
            DisagreementDocument.Of(report.Read)),
        PgsealJson.Relaxed.HbaProveDocument);

    static string Result(Proof proof) => proof.Match(proven: _ => "proven", refuted: _ => "refuted", unknown: _ => "unknown");

    static string Because(Proof proof) => proof.Match(
        proven: _ => "",
        refuted: it => $"{it.Witness.File}:{it.Witness.Line} admits it",
        unknown: it => string.Join("; ", it.Because));

    internal sealed record HbaProveDocument(
        string Schema,
        string ToolVersion,
        string Subject,
        string PgVersion,
        string Scope,
        string[] LocalNetworks,
        string Result,
        HbaWitnessDocument? Witness,
        string Because,
        HbaPropertyDocument[] Properties,
        string[] Assumed,
        string[] Notes,
        DisagreementDocument[] Disagreements);

    internal sealed record HbaPropertyDocument(string Property, string Result, HbaWitnessDocument? Witness, string Because);
}
