using System.Globalization;
using System.Text;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Standards;

namespace Pgseal.Cli.Reports.Html;

/// <summary>The clauses of standards in the HTML report: short where a finding cites one, in full once at the end.</summary>
static class HtmlClauses
{
    public static string Reference(Clause clause) => $"<li><a href=\"#{Id(clause)}\">{HtmlText.Of(clause.Citation)}</a></li>";

    public static void Write(StringBuilder html, AuditReport report)
    {
        var cited = report.Findings.SelectMany(finding => StandardsMap.Of(finding.Rule).Select(clause => (Clause: clause, finding.Id)))
            .GroupBy(it => it.Clause, it => it.Id)
            .OrderBy(it => Clauses.All.AsSpan().IndexOf(it.Key))
            .ToArray();
        if (cited.Length == 0)
            return;
        html.Append("""
            <section class="cited">
            <h2 id="clauses-cited">Clauses cited</h2>
            <div class="wide" role="group" aria-labelledby="clauses-cited" tabindex="0">
            <table>
            <thead><tr><th scope="col">Clause</th><th scope="col">Title</th><th scope="col">Findings</th></tr></thead>
            <tbody>

            """);
        foreach (var it in cited)
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <tr id="{Id(it.Key)}"><th scope="row">{HtmlText.Of(it.Key.Edition)} <b>{HtmlText.Of(it.Key.Number)}</b></th><td>{HtmlText.Of(it.Key.Title)}</td><td>{string.Join(", ", it.Distinct())}</td></tr>

                """);
        }
        html.Append("</tbody>\n</table>\n</div>\n</section>\n");
    }

    static string Id(Clause clause) => $"clause-{(Clauses.All.AsSpan().IndexOf(clause) + 1).ToString(CultureInfo.InvariantCulture)}";
}
