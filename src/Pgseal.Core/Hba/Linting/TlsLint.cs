using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Linting;

/// <summary>Rules that need something of TLS or GSS that the server does not have.</summary>
sealed class TlsLint(HbaTree tree, HbaEnvironment environment)
{
    /// <summary>Rules of the same words that are looked at before the search ends: a longer list tells nobody more.</summary>
    const int MostCompared = 1000;

    readonly ILookup<(ValueList<HbaToken> Databases, ValueList<HbaToken> Users), HbaRule> withoutCertificate = tree.Rules
        .Where(rule => rule.Admits && rule.Type.Covers(ConnectionKind.Tls) && rule.Options.ClientCert == HbaClientCert.Off)
        .ToLookup(rule => (rule.Databases, rule.Users));

    public IEnumerable<HbaFinding> Find(HbaRule rule)
    {
        if (rule.Type == HbaRuleType.HostSsl && environment.Ssl == false)
        {
            yield return rule.Admits
                ? HbaFinding.At(rule, HbaLintRules.HostsslWithoutSsl, "ssl = off", "Set ssl = on, or take the line out")
                : HbaFinding.At(rule, HbaLintRules.RejectOfHostsslWithoutSsl, "ssl = off", "Write host instead of hostssl");
        }
        if (rule.Type == HbaRuleType.HostGssEnc && environment.Has(HbaFeature.Gss) == false)
            yield return HbaFinding.At(rule, HbaLintRules.HostgssencWithoutGss, "no GSSAPI in this build", "Take the line out");
        if (rule.Options.ClientCert == HbaClientCert.Off)
            yield break;
        if (environment.ClientCa == false)
            yield return HbaFinding.At(rule, HbaLintRules.ClientCertWithoutCa, "ssl_ca_file is empty", "Set ssl_ca_file to the file of the clients' authority");
        if (LaterForTheSame(rule) is { } later)
        {
            yield return HbaFinding.At(
                rule, HbaLintRules.CertificateDoesNotFallThrough, $"{later.Place} is for the same clients", "Put the rule for clients without a certificate first, for other users or addresses");
        }
    }

    /// <summary>A later rule that admits TLS clients without asking for a certificate, in the same words and from as many addresses.</summary>
    HbaRule? LaterForTheSame(HbaRule rule) => withoutCertificate[(rule.Databases, rule.Users)]
        .SkipWhile(other => other.Index <= rule.Index)
        .Take(MostCompared)
        .FirstOrDefault(later => Covers(later.Address, rule.Address));

    static bool Covers(HbaAddress? wide, HbaAddress? narrow) =>
        wide is HbaAddress.All || wide == narrow || (wide is HbaAddress.Masked outer && narrow is HbaAddress.Masked inner && outer.Cube.Contains(inner.Cube));
}
