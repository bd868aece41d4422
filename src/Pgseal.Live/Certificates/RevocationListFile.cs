using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>The revocation list of an authority, <c>crl.pem</c> in its directory: what servers get as ssl_crl_file.</summary>
public static class RevocationListFile
{
    /// <returns>Null when none was written yet.</returns>
    public static RevocationListFacts? TryRead(string directory) => !File.Exists(PathIn(directory))
        ? null
        : RevocationListText.TryRead(HostFile.Read(PathIn(directory)), PathIn(directory)) ?? throw new AuthorityFailure(directory, "its crl.pem does not decode; move it away, and make it anew: pgseal cert revoke --refresh");

    /// <summary>Writes the next list: everything that the ledger says is revoked.</summary>
    public static RevocationListFacts Write(LocalAuthority authority, TimeSpan validity, DateTimeOffset now)
    {
        using var alone = HostDirectory.Lock(authority.Home);
        authority.Signing(now); // asked first, as one list without the other would be a loss
        var before = TryRead(authority.Home);
        // OpenSSL wants a list of every authority in the chain: during a rollover clients come with certificates of both.
        LocalAuthority[] issuers = authority.Replaced is { } replaced ? [authority, replaced] : [authority];
        var pem = Encoding.ASCII.GetBytes(string.Concat(issuers.Select(issuer => List(issuer, authority.Issued, (before?.Number ?? 0) + 1, validity, now))));
        var path = PathIn(authority.Home);
        if (before is null)
            AtomicFile.Create(path, pem, Readable);
        else
            AtomicFile.Replace(path, pem);
        return TryRead(authority.Home)!;
    }

    /// <param name="issued">By either authority of a rollover: serial numbers are random, so one that is the other's hurts nobody.</param>
    static string List(LocalAuthority authority, IEnumerable<LedgerEntry> issued, BigInteger number, TimeSpan validity, DateTimeOffset now)
    {
        var (certificate, key) = authority.Signing(now);
        var builder = new CertificateRevocationListBuilder();
        foreach (var entry in issued)
            if (entry.RevokedAt is { } revoked)
                builder.AddEntry(Convert.FromHexString(entry.Serial), revoked);
        var list = builder.Build(
            certificate.SubjectName,
            PrivateKeys.Signer(key),
            number,
            now + validity,
            HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false),
            now - LeafSpec.Backdating);
        return PemEncoding.WriteString("X509 CRL", list) + "\n";
    }

    /// <summary>Nothing in a list is secret, and a server of another user must read it.</summary>
    internal const UnixFileMode Readable = TemporaryFile.Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    static string PathIn(string directory) => $"{directory}/{AuthorityFiles.Revocations}";
}
