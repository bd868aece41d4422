using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Hosts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>What is wrong with the certificate served, and with where its key stands.</summary>
static class CertificateRules
{
    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Leaf is not { } leaf)
            yield break;
        var pair = it.Member.Pair.Match<Facts.PairFacts?>(pair => pair, _ => null);
        var file = pair?.Certificate.Match<CertificateFacts?>(certificate => certificate, _ => null);
        if (file is not null && file.Sha256 != leaf.Sha256)
            yield return New(
                FindingRules.ServedCertificateDiffersFromFile,
                $"served {Short(leaf)}, in the file {Short(file)}",
                $"handshake and {pair!.CertificateFile}",
                "Reload and look again: SELECT pg_reload_conf()");
        switch (Expiry.At(leaf, it.Now, it.Requirements.RenewalWindow))
        {
            case ExpiryState.Expired:
                yield return New(FindingRules.CertificateExpired, $"ended {leaf.NotAfter:yyyy-MM-dd}", "handshake", $"Install a new one: {it.Command("plan")}");
                break;
            case ExpiryState.NotYetValid:
                yield return New(FindingRules.CertificateExpired, $"begins {leaf.NotBefore:yyyy-MM-dd}", "handshake", $"Check the server's clock, or install another: {it.Command("plan")}");
                break;
            case ExpiryState.RenewalDue:
                yield return New(FindingRules.CertificateExpiresSoon, $"ends {leaf.NotAfter:yyyy-MM-dd}", "handshake", $"Renew it: {it.Command("apply")}");
                break;
            case ExpiryState.Valid:
                break;
        }
        if (pair is not null && IsOurs(pair, it.Member) && IsOverdue(leaf, it.Requirements.RenewalWindow, it.Now))
            yield return New(
                FindingRules.LeafNotRenewed,
                $"ends {leaf.NotAfter:yyyy-MM-dd}, and was to be replaced from {leaf.NotAfter - it.Requirements.RenewalWindow:yyyy-MM-dd} on",
                $"handshake and {pair.CertificateFile}",
                $"Renew it now, and every day from cron: {it.Command("cert renew")} --yes");
        var isPlaceholder = Placeholder.Is(leaf, pair?.CertificateFile);
        if (isPlaceholder)
            yield return New(FindingRules.CertificateIsPlaceholder, $"self-signed {leaf.Subject}", "handshake", $"Let pgseal issue one that clients can verify: {it.Command("plan")}");
        else if (leaf.IsSelfSigned)
            yield return New(FindingRules.CertificateSelfSigned, $"self-signed {leaf.Subject}", "handshake", $"Let an authority sign it, pgseal's own for example: {it.Command("plan")}");
        if (!isPlaceholder && it.Member.Host is { } host && !IsThisMachine(host) && !leaf.Covers(host))
            yield return New(
                FindingRules.CertificateNameMismatch,
                $"it was reached as {host}; the certificate names {Names(leaf)}",
                "handshake",
                $"Issue one that names it: {it.Command("plan")} --san {ShellWord.Quote(host)}");
        if (CertificateStrength.Fault(leaf) is { } weakness)
            yield return New(FindingRules.CertificateWeak, weakness, "handshake", $"Install a stronger one: {it.Command("plan")}");
        if (Stray(it.Served!.Certificates) is { } stray)
            yield return New(
                FindingRules.CertificateChainDisordered,
                stray,
                "handshake",
                $"Put each issuer right after what it issued, in {pair?.CertificateFile ?? "ssl_cert_file"}, and nothing else; then reload");
        if (pair is not null && it.Member.Server?.Settings.Value("data_directory") is { } data
            && pair.KeyFile.StartsWith(data + "/", StringComparison.Ordinal))
            yield return New(FindingRules.KeyInDataDirectory, pair.KeyFile, "pg_settings", $"Move it out of the data directory, or let pgseal issue a pair beside it: {it.Command("plan")}");

        Finding New(FindingRule rule, string observed, string source, string hint) => new(rule, it.Member.Target, observed, source, hint);
    }

    /// <summary>It stands where cert renew and cert import put pairs.</summary>
    static bool IsOurs(Facts.PairFacts pair, Facts.MemberFacts member) => member.Server?.Settings.Value("data_directory") is { } data
        && ((string[])[$"{data}.pgseal/", $"{data}/pgseal/"]).Any(directory => pair.CertificateFile.StartsWith(directory, StringComparison.Ordinal));

    /// <summary>Whatever renews every day would have done it. One of a short life is always within the window, and tells nothing.</summary>
    static bool IsOverdue(CertificateFacts leaf, TimeSpan window, DateTimeOffset now) =>
        leaf.NotAfter - leaf.NotBefore >= 3 * window && now > leaf.NotAfter - window + TimeSpan.FromDays(7);

    /// <summary>No client elsewhere uses that name for it.</summary>
    static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    static string Names(CertificateFacts leaf)
    {
        const int most = 6;
        var all = leaf.DnsNames.Concat(leaf.IpAddresses.Select(address => address.ToString())).Distinct().ToList();
        return all is [] ? $"nothing but its subject {leaf.Subject}" : string.Join(", ", all.Take(most)) + (all.Count > most ? $" and {all.Count - most} more" : "");
    }

    /// <summary>The first certificate that did not issue the one before it. A last one that repeats the root is usual.</summary>
    static string? Stray(ValueList<ReadOnlyMemory<byte>> served)
    {
        var chain = served.Select(der => CertificateFacts.FromDer(der.Span)).ToList();
        for (var i = 0; i + 1 < chain.Count; i++)
            if (chain[i] is { } issued && chain[i + 1] is { } issuer && issued.Issuer != issuer.Subject)
                return $"certificate {i + 2} of {chain.Count} ({issuer.Subject}) did not issue certificate {i + 1} ({issued.Subject})";
        return null;
    }

    static string Short(CertificateFacts certificate) => $"sha256 {certificate.Sha256[..16]}…";
}
