using System.Diagnostics;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>The words of an explanation, the same in text and JSON.</summary>
static class ExplainWords
{
    public static string Of(HbaOutcome outcome) => outcome.Match(
        matched: _ => "match",
        implicitReject: _ => "implicit_reject",
        tlsHandshakeFailed: _ => "tls_handshake_failed",
        notLoaded: _ => "file_not_loaded",
        unknown: _ => "unknown");

    public static ValueList<string> Because(ExplainReport report) => report.Outcome.Match<ValueList<string>>(
        matched: _ => [],
        implicitReject: _ => [],
        tlsHandshakeFailed: _ => ["the certificate is of no authority that the server trusts"],
        notLoaded: _ => report.Read.Tree.Errors.Select(error => error.ToString()).ToValueList(),
        unknown: it => it.Because);

    /// <summary>As the protocol names it; where the role's password is not known, what a SCRAM password leads to.</summary>
    public static string? RequestOf(ExplainReport report) => report.Answer?.Request switch
    {
        null or AuthRequest.Ident => null,
        AuthRequest.Ok => "ok",
        AuthRequest.Cleartext => "cleartext",
        AuthRequest.Md5 => "md5",
        AuthRequest.Scram or AuthRequest.Md5OrScram =>
            report.Connection.Kind == ConnectionKind.Tls ? "sasl:SCRAM-SHA-256-PLUS SCRAM-SHA-256" : "sasl:SCRAM-SHA-256",
        AuthRequest.Gss => "gss",
        AuthRequest.Sspi => "sspi",
        AuthRequest.OAuth => "sasl:OAUTHBEARER",
        _ => throw new UnreachableException(),
    };

    public static string? OtherRequestOf(ExplainReport report) => report.Answer?.Request == AuthRequest.Md5OrScram ? "md5" : null;
}
