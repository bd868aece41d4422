using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>The change that puts a pair into a member's directory.</summary>
static class CertificateChange
{
    const string Unused = "the settings point at the pair from before again; the new pair stays, unused";

    public static Change Issue(MemberInput member, LeafSpec leaf, Authority authority, string reason, DateTimeOffset now) => new Change.InstallCertificate(
        member.Host.CertificateDirectory,
        $"CN={leaf.CommonName}",
        [.. leaf.Names.Names, .. leaf.Names.Addresses.Select(address => address.ToString())],
        KeyName(leaf.KeyType),
        authority.EndOf(leaf, now),
        Imported: false,
        authority.File,
        reason,
        Unused)
    {
        Leaf = leaf,
    };

    public static IEnumerable<Change> Import(MemberInput member, ImportedPair pair) => pair.Judgement.Certificate is not { } certificate ? [] :
    [
        new Change.InstallCertificate(
            member.Host.CertificateDirectory,
            certificate.Subject,
            [.. certificate.DnsNames, .. certificate.IpAddresses.Select(address => address.ToString())],
            certificate.KeyAlgorithm,
            certificate.NotAfter,
            Imported: true,
            pair.CertificateFile,
            "it was given",
            "the settings point at the pair from before again; the copy stays, unused"),
    ];

    static string KeyName(KeyType type) => type switch
    {
        KeyType.EcP256 => "ECDSA P-256",
        KeyType.Rsa3072 => "RSA 3072",
    };
}
