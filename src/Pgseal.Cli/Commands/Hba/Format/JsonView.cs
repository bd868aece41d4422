using Pgseal.Cli.Json;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Hba.Format;

/// <summary>The answer of hba format as the schema <c>pgseal.hba.format/1</c>.</summary>
static class JsonView
{
    public static string Render(FormatReport report) => JsonText.Of(
        new HbaFormatDocument(
            "pgseal.hba.format/1",
            ToolVersion.Text,
            report.Read.Subject,
            !report.IsAligned,
            report.InPlace && !report.IsAligned,
            [.. FileText.Lines(report.Edit.After)]),
        PgsealJson.Relaxed.HbaFormatDocument);

    internal sealed record HbaFormatDocument(string Schema, string ToolVersion, string Subject, bool Changed, bool Written, string[] Lines);
}
