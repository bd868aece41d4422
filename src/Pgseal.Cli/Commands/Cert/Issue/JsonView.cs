using Pgseal.Cli.Json;
using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>What was issued, as the schema <c>pgseal.cert_issue/1</c>.</summary>
static class JsonView
{
    public static string Render(IssueReport report) => JsonText.Of(
        new CertIssueDocument(
            "pgseal.cert_issue/1",
            ToolVersion.Text,
            CertText.Of(report.Leaf.Use),
            report.Leaf.CommonName,
            [.. report.Leaf.Names.DnsNames],
            report.Certificate is { } facts ? CertificateDocument.Of(facts) : null,
            report.CertificateFile,
            report.KeyFile,
            report.RequestFile,
            report.Authority,
            RenewalDocument.Of(report.Renewal),
            [.. report.Notes]),
        PgsealJson.Relaxed.CertIssueDocument);

    internal sealed record CertIssueDocument(
        string Schema,
        string ToolVersion,
        string Use,
        string CommonName,
        string[] Names,
        CertificateDocument? Certificate,
        string? CertificateFile,
        string? KeyFile,
        string? RequestFile,
        AuthorityReport? Authority,
        RenewalDocument? Renewal,
        string[] Notes);
}
