using Pgseal.Cli.Json;
using Pgseal.Core.Planning;
using Pgseal.Core.Rollover;
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
            [.. report.Authorities.Select(authority => AuthorityDocument.Of(authority, report.CheckedAt))],
            [.. report.Notes],
            report.End is null ? null : [.. report.End.Findings.Clients.Select(RolloverClientDocument.Of)],
            report.End is null ? null : [.. report.End.Findings.Blockers],
            report.End?.Retired,
            [.. report.Next]),
        PgsealJson.Relaxed.CertCaDocument);

    internal sealed record CertCaDocument(string Schema, string ToolVersion, string Action, DateTimeOffset CheckedAt, AuthorityDocument[] Authorities, string[] Notes,
        RolloverClientDocument[]? Clients, Blocker[]? Refused, string? Retired, string[] Next);

    /// <param name="Since">How many of the sessions met the new certificate.</param>
    internal sealed record RolloverClientDocument(
        string Member, string? User, string? Database, string Application, string? Address, string Kind, int Sessions, int Since, bool Proven, string Why)
    {
        public static RolloverClientDocument Of(RolloverClient it) => new(
            it.Member, it.User, it.Database, it.Application, it.Address?.ToString(), Wording.Of(it.Kind), it.Sessions, it.Since, it.IsProven, it.Why);
    }

    /// <param name="Left">How many certificates of it are valid that the new authority has not issued anew.</param>
    internal sealed record ReplacedDocument(CertificateDocument Certificate, DateTimeOffset Since, int Left)
    {
        public static ReplacedDocument? Of(AuthorityView it, DateTimeOffset now) => it.Replaced is not { } old ? null : new(
            CertificateDocument.Of(old.Certificate), old.Since, LeavesLeft.Of(it.Ledger, old.Ledger, now).Count);
    }

    internal sealed record AuthorityDocument(
        string Name, string File, bool KeyProtected, CertificateDocument Certificate, CertificateDocument[] Chain, int Issued, int Revoked, RevocationListDocument? Crl, ReplacedDocument? Replaced)
    {
        public static AuthorityDocument Of(AuthorityView it, DateTimeOffset now) => new(
            it.Name,
            it.CertificateFile,
            it.IsProtected,
            CertificateDocument.Of(it.Certificate),
            [.. it.Chain.Skip(1).Select(CertificateDocument.Of)],
            it.Ledger.Count,
            it.Ledger.Count(entry => entry.RevokedAt is not null),
            RevocationListDocument.Of(it.Revocations),
            ReplacedDocument.Of(it, now));
    }
}
