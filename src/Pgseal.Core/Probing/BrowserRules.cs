using System.Net;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Probing;

/// <summary>What today's browsers demand of a server's certificate besides an authority that they trust.</summary>
/// <remarks>
/// Names from the SAN only (RFC 9110, section 4.3.4); RSA of 2048 bits and no SHA-1 (CA/Browser Forum Baseline Requirements 2.1, sections 6.1.5 and 7.1.3.2);
/// at most 398 days for certificates issued since 2020-09-01 (section 6.3.2).
/// </remarks>
public static class BrowserRules
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(398);
    static readonly DateTimeOffset LongestSince = new(2020, 9, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>What it fails, as clauses about the certificate; empty when nothing.</returns>
    public static IEnumerable<string> Faults(CertificateFacts leaf, string host, DateTimeOffset now)
    {
        if (now < leaf.NotBefore)
            yield return "is not valid yet";
        if (now > leaf.NotAfter)
            yield return "has expired";
        if (!Names(leaf, host))
            yield return leaf.HasSubjectAltName ? $"does not name {host}" : "has no subject alternative name";
        if (leaf.Usages.Count > 0 && !leaf.NamesServerAuth)
            yield return "is not for servers";
        if (leaf is { KeyAlgorithm: "RSA", KeyBits: < 2048 } or { KeyAlgorithm: "EC", KeyBits: < 256 })
            yield return $"has a short key ({leaf.KeyAlgorithm}, {leaf.KeyBits} bits)";
        if (leaf.SignatureHash is "MD5" or "SHA1")
            yield return $"is signed with {leaf.SignatureHash}";
        if (leaf.NotBefore >= LongestSince && leaf.NotAfter - leaf.NotBefore > Longest)
            yield return $"is valid for {(leaf.NotAfter - leaf.NotBefore).TotalDays:0} days, more than {Longest.TotalDays:0}";
    }

    /// <summary>An address is never compared with a dNSName.</summary>
    static bool Names(CertificateFacts leaf, string host) =>
        IPAddress.TryParse(host, out var address) ? leaf.IpAddresses.Contains(address) : leaf.Covers(host);
}
