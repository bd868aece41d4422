using Pgseal.Core;
using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert.Show;

/// <summary>The answer of cert show: the certificates of a file, or each member's three ways.</summary>
/// <param name="File">Null where servers were asked.</param>
/// <param name="Chain">The certificates of the file.</param>
sealed record ShowReport(DateTimeOffset CheckedAt, string? File, ValueList<CertificateFacts> Chain, ValueList<MemberCertificates> Members)
{
    public ExitCode ExitCode =>
        Members.Any(it => it.Disagreements(CheckedAt).Count > 0) || Chain.Any(it => Expiry.At(it, CheckedAt) is ExpiryState.Expired or ExpiryState.NotYetValid) ? ExitCode.KnownBad
        : Members.Any(it => it.NotSeen.Count > 0) ? ExitCode.NotSeen
        : ExitCode.AsItShouldBe;
}
