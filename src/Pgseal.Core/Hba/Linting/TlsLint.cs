using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Linting;

/// <summary>Rules that need something of TLS or GSS that the server does not have.</summary>
static class TlsLint
{
    public static IEnumerable<HbaFinding> Find(HbaRule rule, HbaTree tree, HbaEnvironment environment)
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
        if (LaterForTheSame(rule, tree) is { } later)
        {
            yield return HbaFinding.At(
                rule, HbaLintRules.CertificateDoesNotFallThrough, $"{later.Place} is for the same clients", "Put the rule for clients without a certificate first, for other users or addresses");
        }
    }

    /// <summary>A later rule that admits TLS clients without asking for a certificate, in the same words and from as many addresses.</summary>
    static HbaRule? LaterForTheSame(HbaRule rule, HbaTree tree) => tree.Rules.Skip(rule.Index + 1).FirstOrDefault(later =>
        later.Admits
        && later.Type.Covers(ConnectionKind.Tls)
        && later.Options.ClientCert == HbaClientCert.Off
        && later.Databases == rule.Databases
        && later.Users == rule.Users
        && Covers(later.Address, rule.Address));

    static bool Covers(HbaAddress? wide, HbaAddress? narrow) =>
        wide is HbaAddress.All || wide == narrow || (wide is HbaAddress.Masked outer && narrow is HbaAddress.Masked inner && outer.Cube.Contains(inner.Cube));
}
