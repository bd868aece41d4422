using Pgseal.Cli.Json;
using Pgseal.Core.Planning;
using Pgseal.Live;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Cert.Renew;

/// <summary>A renewal as the schemas <c>pgseal.cert_renew/1</c> and, for a pair that was given, <c>pgseal.cert_import/1</c>.</summary>
static class JsonView
{
    public static string Render(string schema, RenewalReport report) => JsonText.Of(
        new CertRenewDocument(
            schema,
            ToolVersion.Text,
            report.Run.Run,
            Wording.Of(report.Run.Outcome),
            report.Run.Authority,
            [.. report.Members.Select(RenewedMemberDocument.Of)],
            [.. report.Run.Stages.Select(Apply.JsonView.StageDocument.Of)],
            report.Run.Problem),
        PgsealJson.Relaxed.CertRenewDocument);

    internal sealed record CertRenewDocument(
        string Schema,
        string ToolVersion,
        string? Run,
        string Outcome,
        AuthorityReport? Authority,
        RenewedMemberDocument[] Members,
        Apply.JsonView.StageDocument[] Stages,
        Problem? Problem);

    /// <param name="IsNew">Its certificate is, or was to be, replaced; else it stays.</param>
    internal sealed record RenewedMemberDocument(string Target, string Role, bool IsNew, DateTimeOffset? NotAfter, DateTimeOffset? DueFrom, string[] Notes)
    {
        public static RenewedMemberDocument Of(MemberPlan it) => new(
            it.Target, Wording.Of(it.Role), it.Expiry?.IsNew == true, it.Expiry?.NotAfter, it.Expiry?.DueFrom, [.. it.Notes]);
    }
}
