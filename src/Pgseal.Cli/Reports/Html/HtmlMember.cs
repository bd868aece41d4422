using System.Globalization;
using System.Text;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports.Html;

/// <summary>One member in the HTML report: what its verdict rests on, then what was found.</summary>
static class HtmlMember
{
    /// <param name="id">Of its heading; made by the report, never out of a name.</param>
    public static void Write(StringBuilder html, AuditReport report, MemberReport member, string id)
    {
        html.Append(CultureInfo.InvariantCulture, $"""
            <article class="member" aria-labelledby="{id}">
            <h3 id="{id}">{HtmlText.Value(member.Target)} {Badge(Wording.Of(member.Verdict))}</h3>
            <p class="role">{HtmlText.Of(ReportWords.RoleAndVersion(member))}</p>
            <dl class="facts">

            """);
        foreach (var reason in member.UnknownBecause)
            Fact(html, "Not seen", $"<span class=\"unseen\">{HtmlText.Value(reason)}</span>");
        Fact(html, "Serves", HtmlText.Value(ReportWords.Served(member.Serving)));
        if (member.Serving?.Certificate is { } certificate)
        {
            Fact(html, "Certificate", $"{HtmlText.Value(certificate.Subject)} until {Wording.Day(certificate.NotAfter)}");
            Fact(html, "SHA-256", HtmlText.Code(certificate.Sha256));
        }
        Fact(html, "Proof", $"{Badge(ReportWords.ProofResult(member.Proof))} {HtmlText.Value(ReportWords.ProofDetail(member.Proof))}");
        Fact(html, "Sessions", HtmlText.Of(ReportWords.Sessions(member.Sessions)));
        html.Append("</dl>\n");
        Endpoints(html, member, id);
        foreach (var finding in member.Findings.OrderByDescending(finding => finding.Severity))
            HtmlFinding.Write(html, report, finding);
        if (member.Findings.Count == 0)
            html.Append(member.UnknownBecause.Count == 0 ? "<p class=\"clean\">No findings.</p>\n" : "<p class=\"clean\">No findings in what could be seen.</p>\n");
        html.Append("</article>\n");
    }

    /// <summary>One of pgseal's own words, in its colour.</summary>
    public static string Badge(string word) => $"<span class=\"badge {word}\">{word.Replace('_', ' ')}</span>";

    static void Fact(StringBuilder html, string name, string value) => html.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    static void Endpoints(StringBuilder html, MemberReport member, string id)
    {
        if (member.Endpoints.Count == 0)
            return;
        html.Append(CultureInfo.InvariantCulture, $"""
            <h4 id="{id}-addresses">What each address answered</h4>
            <div class="wide" role="group" aria-labelledby="{id}-addresses {id}" tabindex="0">
            <table>
            <thead><tr><th scope="col">Address</th><th scope="col">TLS</th><th scope="col">Plaintext</th><th scope="col">Answer</th><th scope="col">Tried from</th><th scope="col">Tried as</th></tr></thead>
            <tbody>

            """);
        foreach (var it in member.Endpoints)
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <tr><th scope="row">{HtmlText.Code(ReportWords.AddressOf(it))}</th><td>{ReportWords.Tls(it.Tls)}</td><td>{Badge(Wording.Of(it.Plaintext))}</td><td class="answer">{Answer(it)}</td><td>{HtmlText.Code(it.TriedFrom ?? "")}</td><td>{HtmlText.Code(it.TriedAs ?? "")}</td></tr>

                """);
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    static string Answer(EndpointReport it) => (it.SqlState, it.Message) switch
    {
        (null, null) => "<span class=\"none\">–</span>",
        (null, { } message) => HtmlText.Value(message),
        ({ } state, null) => HtmlText.Code(state),
        ({ } state, { } message) => $"{HtmlText.Code(state)} {HtmlText.Value(message)}",
    };
}
