using Pgseal.Core.Posture;

namespace Pgseal.Core.Certificates;

/// <summary>One member's certificate side by side: where the setting points, what the file holds, and what the wire serves.</summary>
/// <param name="Setting">The value of ssl_cert_file as a path; null when the role may not see it.</param>
/// <param name="File">The first certificate of the file; null when it could not be read.</param>
/// <param name="Faults">Why the next load would fail.</param>
/// <param name="RevocationSetting">ssl_crl_file as a path; null when none is set.</param>
/// <param name="NotSeen">What could not be seen, and why.</param>
public sealed record MemberCertificates(
    string Target,
    MemberRole Role,
    string? Setting,
    string? KeySetting,
    CertificateFacts? File,
    ValueList<string> Faults,
    ValueList<ServedAt> Wire,
    string? RevocationSetting,
    RevocationListFacts? Revocations,
    ValueList<string> NotSeen)
{
    /// <summary>Everything that does not agree or is over, one sentence each; empty when file, setting and wire say the same.</summary>
    public ValueList<string> Disagreements(DateTimeOffset now) =>
    [
        .. Faults,
        .. Wire.Where(it => it.Certificate is null).Select(it => $"{it.Endpoint}: {it.Answer}"),
        .. File is null ? [] : Wire.Where(it => it.Certificate is { } served && served.Sha256 != File.Sha256)
            .Select(it => $"{it.Endpoint} serves {it.Certificate!.Sha256[..16]}…, and the file holds {File.Sha256[..16]}…: it was not loaded; reload, and read the server's log if that does not help"),
        .. Wire.Where(it => it.Certificate is { } served && Expiry.At(served, now) is ExpiryState.Expired or ExpiryState.NotYetValid)
            .Select(it => $"{it.Endpoint} serves a certificate that is valid from {it.Certificate!.NotBefore:yyyy-MM-dd} to {it.Certificate.NotAfter:yyyy-MM-dd} only"),
        .. Revocations is { } list && list.IsOver(now) ? [$"{list.File} was to be replaced by {list.NextUpdate:yyyy-MM-dd}: clients with a certificate are refused until it is"] : (string[])[],
    ];
}
