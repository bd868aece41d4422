using Pgseal.Cli.Json;
using Pgseal.Core.Certificates;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Cert.Show;

/// <summary>Certificates as the schema <c>pgseal.cert_show/1</c>.</summary>
static class JsonView
{
    public static string Render(ShowReport report) => JsonText.Of(
        new CertShowDocument(
            "pgseal.cert_show/1",
            ToolVersion.Text,
            report.CheckedAt,
            report.File,
            [.. report.Chain.Select(CertificateDocument.Of)],
            [.. report.Members.Select(member => MemberCertificatesDocument.Of(member, report.CheckedAt))]),
        PgsealJson.Relaxed.CertShowDocument);

    /// <param name="File">Null where servers were asked.</param>
    internal sealed record CertShowDocument(
        string Schema, string ToolVersion, DateTimeOffset CheckedAt, string? File, CertificateDocument[] Certificates, MemberCertificatesDocument[] Members);

    internal sealed record MemberCertificatesDocument(
        string Target,
        string Role,
        string? SslCertFile,
        string? SslKeyFile,
        CertificateDocument? InFile,
        ServedAtDocument[] OnWire,
        string? SslCrlFile,
        RevocationListDocument? Crl,
        string[] Disagreements,
        string[] NotSeen)
    {
        public static MemberCertificatesDocument Of(MemberCertificates it, DateTimeOffset now) => new(
            it.Target,
            Wording.Of(it.Role),
            it.Setting,
            it.KeySetting,
            it.File is { } file ? CertificateDocument.Of(file) : null,
            [.. it.Wire.Select(served => new ServedAtDocument(served.Endpoint, served.Certificate?.Sha256, served.Certificate?.NotAfter, served.Answer))],
            it.RevocationSetting,
            RevocationListDocument.Of(it.Revocations),
            [.. it.Disagreements(now)],
            [.. it.NotSeen]);
    }

    internal sealed record ServedAtDocument(string Endpoint, string? Sha256, DateTimeOffset? NotAfter, string Answer);
}
