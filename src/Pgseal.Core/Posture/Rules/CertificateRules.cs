using Pgseal.Core.Certificates;

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
        switch (Expiry.At(leaf, it.Now))
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
        if (Placeholder.Is(leaf, pair?.CertificateFile))
            yield return New(FindingRules.CertificateIsPlaceholder, $"self-signed {leaf.Subject}", "handshake", $"Let pgseal issue one that clients can verify: {it.Command("plan")}");
        if (pair is not null && it.Member.Server?.Settings.Value("data_directory") is { } data
            && pair.KeyFile.StartsWith(data + "/", StringComparison.Ordinal))
            yield return New(FindingRules.KeyInDataDirectory, pair.KeyFile, "pg_settings", $"Move it out of the data directory, or let pgseal issue a pair beside it: {it.Command("plan")}");

        Finding New(FindingRule rule, string observed, string source, string hint) => new(rule, it.Member.Target, observed, source, hint);
    }

    static string Short(CertificateFacts certificate) => $"sha256 {certificate.Sha256[..16]}…";
}
