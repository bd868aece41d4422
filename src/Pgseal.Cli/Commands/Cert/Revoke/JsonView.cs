using Pgseal.Cli.Json;
using Pgseal.Core.Certificates;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Cert.Revoke;

/// <summary>A revocation as the schema <c>pgseal.cert_revoke/1</c>.</summary>
static class JsonView
{
    public static string Render(RevokeReport report) => JsonText.Of(
        new CertRevokeDocument(
            "pgseal.cert_revoke/1",
            ToolVersion.Text,
            report.Revocation.Authority,
            report.Revocation.Entry is { } entry ? RevokedDocument.Of(entry, report.Revocation.WasRevoked) : null,
            RevocationListDocument.Of(report.Revocation.List)!,
            report.Copy,
            report.Timer),
        PgsealJson.Relaxed.CertRevokeDocument);

    /// <param name="Revoked">Null when only the list was made anew.</param>
    internal sealed record CertRevokeDocument(string Schema, string ToolVersion, string Authority, RevokedDocument? Revoked, RevocationListDocument Crl, string? CrlCopy, string Timer);

    internal sealed record RevokedDocument(string Serial, string Subject, string Use, string Sha256, DateTimeOffset NotAfter, DateTimeOffset RevokedAt, bool WasRevoked)
    {
        public static RevokedDocument Of(LedgerEntry it, bool wasRevoked) =>
            new(it.Serial, it.Subject, CertText.Of(it.Use), it.Sha256, it.NotAfter, it.RevokedAt!.Value, wasRevoked);
    }
}
