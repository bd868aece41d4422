using Pgseal.Core.Text;

namespace Pgseal.Core.Certificates;

/// <summary>Judges a certificate file and its key before anything is installed.</summary>
/// <remarks>
/// The server loads an expired certificate without a word and keeps serving the old one when the pair does not match (PostgreSQL 15, measured),
/// so both are refused here.
/// </remarks>
public static class PairCheck
{
    /// <param name="certificatePem">The file's bytes: the server's certificate, then its chain.</param>
    /// <param name="expectedNames">Names and addresses that clients use; those it does not cover are warned about.</param>
    public static PairJudgement Judge(
        ReadOnlySpan<byte> certificatePem, KeyFacts key, DateTimeOffset now, ValueList<string> expectedNames = default)
    {
        var refused = new List<PairFault>();
        var warned = new List<PairFault>();
        var chain = CertificateFile.Read(certificatePem);
        if (chain is not [var leaf, ..])
            refused.Add(new(PairFaultKind.CertificateUnreadable, Unreadable(chain is null, certificatePem)));
        else
        {
            refused.AddRange(Dates(leaf, now));
            warned.AddRange(Warnings(chain.Value, expectedNames));
            warned.AddRange(ChainWarnings(chain.Value, now));
        }
        refused.AddRange(KeyFaults(chain ?? [], key));
        return new(chain is [var own, ..] ? own : null, refused.ToValueList(), warned.ToValueList());
    }

    static string Unreadable(bool broken, ReadOnlySpan<byte> file) => broken
        ? "The certificate file holds a PEM block that is no valid certificate."
        : file is [0x30, ..]
            ? "The certificate file is DER, and the server reads only PEM; convert it with: openssl x509 -inform der -in FILE -out FILE.pem"
            : "The certificate file holds no PEM certificate.";

    static IEnumerable<PairFault> Dates(CertificateFacts leaf, DateTimeOffset now)
    {
        if (now > leaf.NotAfter)
            yield return new(PairFaultKind.Expired, $"The certificate expired at {leaf.NotAfter:u}.");
        if (now < leaf.NotBefore)
            yield return new(PairFaultKind.NotYetValid, $"The certificate is not valid before {leaf.NotBefore:u}.");
    }

    static IEnumerable<PairFault> KeyFaults(ValueList<CertificateFacts> chain, KeyFacts key)
    {
        switch (key.State)
        {
            case KeyState.Missing:
                yield return new(PairFaultKind.KeyUnreadable, "The key file holds no PEM private key.");
                break;
            case KeyState.Broken:
                yield return new(PairFaultKind.KeyUnreadable, "The private key in the key file does not decode.");
                break;
            case KeyState.UnknownType:
                yield return new(
                    PairFaultKind.KeyUnreadable,
                    $"The key is of type {Printable.Text(key.Algorithm)}, which cannot be checked against its certificate here; use an RSA or EC key.");
                break;
            case KeyState.Encrypted:
                yield return new(
                    PairFaultKind.KeyEncrypted,
                    "The key is protected by a passphrase, which the server could not ask for; give the key without one.");
                break;
            case KeyState.Readable when chain is [var leaf, ..] && leaf.PublicKeySha256 != key.PublicKeySha256:
                var owner = chain.ToList().FindIndex(it => it.PublicKeySha256 == key.PublicKeySha256);
                yield return new(
                    PairFaultKind.KeyMismatch,
                    owner < 0
                        ? "The key does not belong to the certificate."
                        : $"The key belongs to certificate {owner + 1} of the file; the server's own certificate must stand first.");
                break;
            case KeyState.Readable:
                break;
        }
    }

    static IEnumerable<PairFault> Warnings(ValueList<CertificateFacts> chain, ValueList<string> expectedNames)
    {
        var leaf = chain[0];
        if (!leaf.HasSubjectAltName)
            yield return new(
                PairFaultKind.NoSubjectAltName,
                "The certificate has no subject alternative name; some clients do not accept a name that stands only in the subject.");
        else
            foreach (var name in expectedNames.Where(name => !leaf.Covers(name)))
                yield return new(
                    PairFaultKind.NameNotCovered,
                    $"The certificate does not cover {Printable.Text(name)}; clients that verify the name cannot connect to it there.");
        if (!leaf.NamesServerAuth)
            yield return new(
                PairFaultKind.NoServerUsage,
                leaf.Usages.Count == 0
                    ? "The certificate has no extended key usage; serverAuth is what clients expect."
                    : "The certificate's extended key usage leaves out serverAuth; clients refuse it for a server.");
        if (leaf.IsSelfSigned)
            yield return new(
                PairFaultKind.SelfSigned,
                "The certificate is self-signed; every client that verifies needs this very certificate, again after each renewal.");
        if (CertificateStrength.HasWeakKey(leaf))
            yield return new(
                PairFaultKind.WeakKey, $"The key is weak ({leaf.KeyAlgorithm}, {leaf.KeyBits} bits); current OpenSSL builds refuse it.");
        if (CertificateStrength.HasWeakSignature(leaf))
            yield return new(
                PairFaultKind.WeakSignature, $"The certificate is signed with {leaf.SignatureHash}; current OpenSSL builds refuse it.");
    }

    /// <summary>What clients would find wrong above the leaf. The server loads all of it without a word.</summary>
    static IEnumerable<PairFault> ChainWarnings(ValueList<CertificateFacts> chain, DateTimeOffset now)
    {
        for (var i = 0; i + 1 < chain.Count; i++)
            if (chain[i].Issuer != chain[i + 1].Subject)
            {
                yield return new(
                    PairFaultKind.ChainOrder,
                    $"Certificate {i + 2} of the file did not issue certificate {i + 1}; put each issuer right after what it issued.");
                break;
            }
        foreach (var (above, number) in chain.Select((it, at) => (it, at + 1)).Skip(1))
        {
            if (!above.IsCa)
                yield return new(PairFaultKind.ChainBroken, $"Certificate {number} of the file is no authority's: its basic constraints do not say CA:TRUE.");
            if (now > above.NotAfter || now < above.NotBefore)
                yield return new(PairFaultKind.ChainBroken, $"Certificate {number} of the file is valid from {above.NotBefore:yyyy-MM-dd} to {above.NotAfter:yyyy-MM-dd} only.");
            if (CertificateStrength.HasWeakSignature(above))
                yield return new(PairFaultKind.WeakSignature, $"Certificate {number} of the file is signed with {above.SignatureHash}; current OpenSSL builds refuse it.");
            if (CertificateStrength.HasWeakKey(above))
                yield return new(PairFaultKind.WeakKey, $"The key of certificate {number} of the file is weak ({above.KeyAlgorithm}, {above.KeyBits} bits); current OpenSSL builds refuse it.");
        }
    }
}
