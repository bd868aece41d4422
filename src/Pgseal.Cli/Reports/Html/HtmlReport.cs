using System.Globalization;
using System.Text;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Reports.Html;

/// <summary>An audit as one HTML file that needs nothing else: the summary first, then each cluster with its evidence and findings.</summary>
static class HtmlReport
{
    public static string Render(AuditReport report)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{HtmlStyle.Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>TLS audit of PostgreSQL, {Wording.Utc(report.CheckedAt)}</title>
            <style>{HtmlStyle.Text}</style>
            </head>
            <body>

            """);
        Summary(html, report);
        html.Append("<main>\n");
        for (var i = 0; i < report.Clusters.Count; i++)
            Cluster(html, report, report.Clusters[i], i);
        HtmlClauses.Write(html, report);
        html.Append("</main>\n");
        html.Append(CultureInfo.InvariantCulture, $"""
            <footer>
            <p>Written by pgseal {ToolVersion.Text}. A verdict rests on what was tried and proven at {Wording.Utc(report.CheckedAt)}; it says nothing of later changes.
            What could not be seen is unknown, never good. A clause is cited where its text says it; whether a standard is met is for an assessor to say.</p>
            </footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    static void Summary(StringBuilder html, AuditReport report)
    {
        var counts = FindingCounts.Of(report);
        html.Append(CultureInfo.InvariantCulture, $"""
            <header>
            <p class="kicker">TLS audit of PostgreSQL</p>
            <h1 class="{Wording.Of(report.Verdict)}">{ReportWords.Headline(report)}</h1>
            <p class="lede">{ReportWords.ClusterCounts(report)}.</p>
            <dl class="about">
            <div><dt>Checked</dt><dd><time datetime="{Wording.Utc(report.CheckedAt)}">{Wording.Utc(report.CheckedAt)}</time></dd></div>
            <div><dt>Scope</dt><dd>{HtmlText.Of(Wording.Meaning(report.Scope))}</dd></div>
            </dl>
            <h2 id="findings-by-severity">Findings by severity</h2>
            <dl class="counts">

            """);
        foreach (var severity in FindingCounts.Severities)
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"{(counts[severity] == 0 ? "zero" : Wording.Of(severity))}\"><dt>{Wording.Of(severity)}</dt><dd>{counts[severity]}</dd></div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"{(counts.Exempted == 0 ? "zero" : "excepted")}\"><dt>excepted</dt><dd>{counts.Exempted}</dd></div>\n</dl>\n");
        if (report.Clusters.Count > 0)
            Clusters(html, report);
        html.Append("</header>\n");
    }

    static void Clusters(StringBuilder html, AuditReport report)
    {
        html.Append("""
            <h2 id="clusters">Clusters</h2>
            <div class="wide" role="group" aria-labelledby="clusters" tabindex="0">
            <table>
            <thead><tr><th scope="col">Cluster</th><th scope="col">Verdict</th><th scope="col" class="number">Members</th><th scope="col">Findings</th></tr></thead>
            <tbody>

            """);
        for (var i = 0; i < report.Clusters.Count; i++)
        {
            var cluster = report.Clusters[i];
            html.Append(CultureInfo.InvariantCulture, $"""
                <tr><th scope="row"><a href="#cluster-{i + 1}">{HtmlText.Value(cluster.Name)}</a></th><td>{HtmlMember.Badge(Wording.Of(cluster.Verdict))}</td><td class="number">{cluster.Members.Count}</td><td>{FindingCounts.Of(report, cluster)}</td></tr>

                """);
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    static void Cluster(StringBuilder html, AuditReport report, ClusterReport cluster, int index)
    {
        html.Append(CultureInfo.InvariantCulture, $"""
            <section class="cluster" id="cluster-{index + 1}">
            <h2><span class="what">Cluster</span> {HtmlText.Value(cluster.Name)} {HtmlMember.Badge(Wording.Of(cluster.Verdict))}</h2>

            """);
        if (cluster.SystemIdentifier is { } identifier)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"identifier\">System identifier {HtmlText.Code(identifier)}</p>\n");
        for (var i = 0; i < cluster.Members.Count; i++)
            HtmlMember.Write(html, report, cluster.Members[i], $"member-{index + 1}-{i + 1}");
        html.Append("</section>\n");
    }
}
