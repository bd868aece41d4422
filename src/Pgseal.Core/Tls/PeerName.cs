using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Core.Tls;

/// <summary>Whether a certificate names a host, by the rules of <c>sslmode=verify-full</c>.</summary>
/// <remarks>
/// Source: PostgreSQL 18, "Client Verification of Server Certificates" (32.19.1), and libpq's fe-secure-common.c.
/// A dNSName is compared even when the host is an address; the common name counts only when there is no alternative name of the host's own kind.
/// libpq before 15 does not look at iPAddress names.
/// </remarks>
public static class PeerName
{
    public static bool Matches(X509Certificate2 certificate, string host)
    {
        var isAddress = IPAddress.TryParse(host, out var address);
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var dnsNames = names?.EnumerateDnsNames().ToList() ?? [];
        var addresses = names?.EnumerateIPAddresses().ToList() ?? [];
        if (dnsNames.Exists(pattern => Matches(pattern, host)) || (isAddress && addresses.Contains(address!)))
            return true;
        var hasNameOfOwnKind = isAddress ? addresses.Count > 0 : dnsNames.Count > 0;
        return !hasNameOfOwnKind && CommonName(certificate) is { } commonName && Matches(commonName, host);
    }

    /// <summary>The names that the certificate carries, for a message.</summary>
    public static ValueList<string> Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        IEnumerable<string> all = [.. names?.EnumerateDnsNames() ?? [], .. names?.EnumerateIPAddresses().Select(address => address.ToString()) ?? []];
        return all.Any() ? all.Distinct().ToValueList() : CommonName(certificate) is { } commonName ? [commonName] : [];
    }

    /// <summary>A <c>*.</c> at the start stands for exactly one label.</summary>
    static bool Matches(string pattern, string host)
    {
        if (string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase))
            return true;
        if (pattern.Length < 3 || !pattern.StartsWith("*.", StringComparison.Ordinal) || host.Length < pattern.Length)
            return false;
        var suffix = pattern[1..];
        return host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            && host.IndexOf('.', StringComparison.Ordinal) >= host.Length - suffix.Length;
    }

    static string? CommonName(X509Certificate2 certificate) => certificate.SubjectName
        .EnumerateRelativeDistinguishedNames(reversed: false)
        .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.3")
        .Select(part => part.GetSingleElementValue())
        .FirstOrDefault();
}
