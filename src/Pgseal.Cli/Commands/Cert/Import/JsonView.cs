using Pgseal.Cli.Json;
using Pgseal.Core.Certificates;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>What was found about a pair, as the schema <c>pgseal.cert_check/1</c>.</summary>
static class JsonView
{
    public static string Render(CheckReport report) => JsonText.Of(
        new CertCheckDocument(
            "pgseal.cert_check/1",
            ToolVersion.Text,
            report.CertificateFile,
            report.KeyFile,
            report.Certificate is { } certificate ? CertificateDocument.Of(certificate) : null,
            report.Refused.Count == 0,
            [.. report.Refused.Select(PairFaultDocument.Of)],
            [.. report.Warned.Select(PairFaultDocument.Of)]),
        PgsealJson.Relaxed.CertCheckDocument);

    internal sealed record CertCheckDocument(
        string Schema,
        string ToolVersion,
        string CertificateFile,
        string KeyFile,
        CertificateDocument? Certificate,
        bool MayBeInstalled,
        PairFaultDocument[] Refused,
        PairFaultDocument[] Warned);

    internal sealed record PairFaultDocument(string Id, string Sentence)
    {
        public static PairFaultDocument Of(PairFault it) => new(PairWords.Of(it.Kind), it.Sentence);
    }
}
