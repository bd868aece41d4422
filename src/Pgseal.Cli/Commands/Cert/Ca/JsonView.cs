using Pgseal.Cli.Json;
using Pgseal.Live;
using Pgseal.Live.Certificates;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>Authorities as the schema <c>pgseal.cert_ca/1</c>.</summary>
static class JsonView
{
    public static string Render(CaReport report) => JsonText.Of(
        new CertCaDocument(
            "pgseal.cert_ca/1",
            ToolVersion.Text,
            CaWords.Of(report.Action),
            report.CheckedAt,
            [.. report.Authorities.Select(AuthorityDocument.Of)],
            [.. report.Notes]),
        PgsealJson.Relaxed.CertCaDocument);

    internal sealed record CertCaDocument(string Schema, string ToolVersion, string Action, DateTimeOffset CheckedAt, AuthorityDocument[] Authorities, string[] Notes);

    internal sealed record AuthorityDocument(
        string Name, string File, bool KeyProtected, CertificateDocument Certificate, CertificateDocument[] Chain, int Issued, int Revoked, RevocationListDocument? Crl)
    {
        public static AuthorityDocument Of(AuthorityView it) => new(
            it.Name,
            it.CertificateFile,
            it.IsProtected,
            CertificateDocument.Of(it.Certificate),
            [.. it.Chain.Skip(1).Select(CertificateDocument.Of)],
            it.Ledger.Count,
            it.Ledger.Count(entry => entry.RevokedAt is not null),
            RevocationListDocument.Of(it.Revocations));
    }
}
