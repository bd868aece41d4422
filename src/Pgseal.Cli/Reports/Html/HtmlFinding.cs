using System.Globalization;
using System.Text;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Standards;

namespace Pgseal.Cli.Reports.Html;

/// <summary>One finding in the HTML report: what was seen and where, what changes it, who put up with it, which clauses it speaks against.</summary>
static class HtmlFinding
{
    public static void Write(StringBuilder html, AuditReport report, Finding finding)
    {
        var severity = Wording.Of(finding.Severity);
        var covered = report.Covers(finding);
        html.Append(CultureInfo.InvariantCulture, $"""
            <section class="finding {(covered ? "excepted" : severity)}">
            <h4>{HtmlMember.Badge(severity)}{(covered ? HtmlMember.Badge("excepted") : "")} {HtmlText.Of(finding.Rule.Summary)} <span class="id">{finding.Id}</span></h4>
            <dl class="facts">
            <div><dt>Subject</dt><dd>{HtmlText.Code(finding.Subject)}</dd></div>
            <div><dt>Observed</dt><dd>{HtmlText.Code(finding.Observed)}</dd></div>
            <div><dt>Source</dt><dd>{HtmlText.Code(finding.Source)}</dd></div>
            <div><dt>Remedy</dt><dd class="remedy">{HtmlText.Value(finding.Hint)}</dd></div>

            """);
        if (finding.Exemption is { } exemption)
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <div><dt>Exception</dt><dd class="exception">{(covered ? "put up with" : "<strong>over:</strong> was put up with")} until <time datetime="{ReportWords.Day(exemption.Until)}">{ReportWords.Day(exemption.Until)}</time> by {HtmlText.Value(exemption.Owner)}: {HtmlText.Value(exemption.Reason)}</dd></div>

                """);
        }
        if (StandardsMap.Of(finding.Rule) is { Count: > 0 } clauses)
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>Standards</dt><dd><ul class=\"clauses\">{string.Concat(clauses.Select(HtmlClauses.Reference))}</ul></dd></div>\n");
        html.Append("</dl>\n</section>\n");
    }
}
