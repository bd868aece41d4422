using Pgseal.Core.Certificates;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether clients that verify accept the certificate.</summary>
static class CertificateCheck
{
    public static Judged Judge(EndpointSeen seen, DateTimeOffset now)
    {
        if (seen.Certificate is not { } certificate)
            return seen.ServesTls == false ? new(CheckResult.NotApplicable, "no TLS is served") : new(CheckResult.Unknown, "no certificate was seen");
        var leaf = certificate.Leaf;
        var who = $"{leaf.Subject}, until {leaf.NotAfter.UtcDateTime:yyyy-MM-dd}; {ChainOrder.Of(certificate.Chain)}";
        if (Fault(leaf, now) is { } fault)
            return new(CheckResult.Bad, $"{fault}: {who}", "issue or import a new certificate: pgseal apply");
        var verdicts = $"verify-ca: {Word(certificate.VerifyCa)}; verify-full: {Word(certificate.VerifyFull)}"
            + (certificate.VerifyFullOld.Accepted == certificate.VerifyFull.Accepted ? "" : $", before libpq 15: {Word(certificate.VerifyFullOld)}")
            + $"; a browser: {Word(certificate.Browser)}";
        if (certificate.VerifyCa.Accepted == false || certificate.VerifyFull.Accepted == false)
            return new(CheckResult.Bad, $"{who}; {verdicts}", "issue a certificate for this name by an authority that clients have in sslrootcert");
        return certificate.VerifyCa.Accepted == true && certificate.VerifyFull.Accepted == true
            ? new(CheckResult.Ok, $"{who}; {verdicts}")
            : new(CheckResult.Unknown, $"{who}; {verdicts}", certificate.VerifyCa.Accepted is null ? "give the root that clients use: --root-cert FILE" : "give the name that clients use: --server-name NAME");
    }

    static string? Fault(CertificateFacts leaf, DateTimeOffset now) =>
        now > leaf.NotAfter ? "expired"
        : now < leaf.NotBefore ? "not valid yet"
        : CertificateStrength.HasWeakKey(leaf) ? $"short key ({leaf.KeyAlgorithm}, {leaf.KeyBits} bits)"
        : CertificateStrength.HasWeakSignature(leaf) ? $"signed with {leaf.SignatureHash}"
        : leaf.Usages.Count > 0 && !leaf.NamesServerAuth ? "not for servers (extended key usage)"
        : null;

    static string Word(Judgement judgement) => judgement.Accepted switch
    {
        true => "accepts",
        false => $"refuses ({judgement.Why})",
        null => $"unknown ({judgement.Why})",
    };
}
