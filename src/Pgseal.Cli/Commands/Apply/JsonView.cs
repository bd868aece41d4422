using Pgseal.Cli.Json;
using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>A run as the schemas <c>pgseal.apply/1</c>, <c>pgseal.disable/1</c> and <c>pgseal.rollback/1</c>, which have the same fields.</summary>
static class JsonView
{
    public static string Render(RunReport run) => Render("pgseal.apply/1", run);

    internal static string Render(string schema, RunReport run) => JsonText.Of(
        new RunDocument(
            schema,
            ToolVersion.Text,
            run.Run,
            Wording.Of(run.Outcome),
            run.Authority,
            [.. run.Stages.Select(StageDocument.Of)],
            run.Problem,
            run.LeftOnPlaintext,
            run.Audit?.CheckedAt,
            run.Audit is { } audit ? Wording.Of(audit.Scope.Kind) : null,
            run.Audit is null ? [] : [.. run.Audit.Scope.LocalNetworks.Select(network => network.ToString())],
            run.Audit is null ? [] : Audit.JsonView.Clusters(run.Audit),
            [.. run.Renewals.Select(it => Cert.RenewalDocument.Of(it)!)]),
        PgsealJson.Relaxed.RunDocument);

    internal sealed record RunDocument(
        string Schema,
        string ToolVersion,
        string? Run,
        string Outcome,
        AuthorityReport? Authority,
        StageDocument[] Stages,
        Problem? Problem,
        int LeftOnPlaintext,
        DateTimeOffset? CheckedAt,
        string? Scope,
        string[] LocalNetworks,
        Audit.JsonView.ClusterDocument[] Clusters,
        Cert.RenewalDocument[] Renewals);

    internal sealed record StageDocument(string Name, string Status, string[] Detail, long ElapsedMs)
    {
        public static StageDocument Of(StageReport stage) =>
            new(Wording.Of(stage.Name), Wording.Of(stage.Status), [.. stage.Detail], (long)stage.Elapsed.TotalMilliseconds);
    }
}
