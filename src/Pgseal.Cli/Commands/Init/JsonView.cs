using Pgseal.Cli.Json;
using Pgseal.Core.Policies;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Init;

/// <summary>A new policy file as the schema <c>pgseal.init/1</c>.</summary>
static class JsonView
{
    public static string Render(InitReport report) => JsonText.Of(
        new InitDocument("pgseal.init/1", ToolVersion.Text, report.Out, [.. report.Clusters.Select(DraftDocument.Of)], report.Text.TrimEnd('\n').Split('\n')),
        PgsealJson.Relaxed.InitDocument);

    internal sealed record InitDocument(string Schema, string ToolVersion, string? Out, DraftDocument[] Clusters, string[] Lines);

    internal sealed record DraftDocument(string Name, string Primary, string[] Standbys, string[] NotNamed)
    {
        public static DraftDocument Of(DraftCluster it) => new(it.Name, it.Primary, [.. it.Standbys], [.. it.Strangers]);
    }
}
