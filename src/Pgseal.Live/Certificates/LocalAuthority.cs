using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>A certificate authority kept in the state directory: one key that signs certificates of members and clients, and a ledger of them.</summary>
public sealed class LocalAuthority : IDisposable
{
    readonly X509Certificate2 certificate;
    readonly AsymmetricAlgorithm? key;

    LocalAuthority(string directory, X509Certificate2 certificate, string pem, AsymmetricAlgorithm? key, LocalAuthority? replaced)
    {
        Home = directory;
        this.certificate = certificate;
        this.key = key;
        CertificatePem = pem;
        Replaced = replaced;
        Certificate = CertificateFacts.Of(certificate);
        Ledger = new(directory);
    }

    /// <summary>Its directory.</summary>
    public string Home { get; }

    /// <summary>What clients put into sslrootcert: its own certificate, and during a rollover that of the authority before it too.</summary>
    public string CertificateFile => CertificateFileIn(Home);

    public CertificateFacts Certificate { get; }

    /// <summary>Its key is protected by a passphrase, which was not given: it can be looked at and signs nothing.</summary>
    public bool IsLocked => key is null;

    /// <summary>The certificate and the authorities above it, as PEM.</summary>
    public string CertificatePem { get; }

    /// <summary>The authority that it is replacing; null while no rollover is underway.</summary>
    public LocalAuthority? Replaced { get; }

    /// <summary>Everything it issued and revoked.</summary>
    public ValueList<LedgerEntry> Issued => Ledger.Read();

    internal AuthorityLedger Ledger { get; }

    /// <summary>Where the certificate of an authority stands, whether it is there yet or not.</summary>
    public static string CertificateFileIn(string directory) => $"{directory}/{AuthorityFiles.Certificate}";

    /// <summary>Opens the authority of a cluster, or makes it: whoever of two processes is first makes it for both.</summary>
    /// <param name="directory">What <see cref="AuthorityPlace.OfCluster"/> says.</param>
    public static LocalAuthority OpenOrCreate(string directory, ulong systemIdentifier, DateTimeOffset now, Secret? passphrase = null) =>
        TryOpen(directory, passphrase) ?? CreateAndOpen(directory, systemIdentifier, now, passphrase);

    /// <summary>Opens an authority; null when there is none there.</summary>
    /// <param name="passphrase">Null opens one that is protected without its key.</param>
    public static LocalAuthority? TryOpen(string directory, Secret? passphrase = null)
    {
        if (!Directory.Exists(directory))
            return null;
        var (pem, keyPem) = AuthorityFiles.Read(directory);
        var certificate = Decoded(directory, () => X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem)));
        AsymmetricAlgorithm? key = null;
        try
        {
            key = KeyFacts.Read(keyPem).State == KeyState.Encrypted ? Unlocked(directory, keyPem, passphrase) : Decoded(directory, () => PrivateKeys.TryRead(keyPem, passphrase: null));
            if (key is not null && !certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
                throw new AuthorityFailure(directory, $"{AuthorityFiles.Key} does not belong to {AuthorityFiles.Certificate}");
            var replaced = TryOpen($"{directory}/{AuthorityFiles.Replaced}", passphrase);
            return new(directory, certificate, replaced is null ? Encoding.ASCII.GetString(pem) : certificate.ExportCertificatePem() + "\n", key, replaced);
        }
        catch (PgsealException)
        {
            certificate.Dispose();
            key?.Dispose();
            throw;
        }
    }

    /// <summary>Makes a key, signs a certificate for it and writes that down; the pair itself is stored nowhere.</summary>
    /// <param name="keyPassphrase">Protects the new key; null leaves it bare.</param>
    public IssuedPair Issue(LeafSpec leaf, DateTimeOffset now, Secret? keyPassphrase = null)
    {
        using var leafKey = PrivateKeys.New(leaf.KeyType);
        return new(Sign(leaf, PrivateKeys.Public(leafKey), now), PrivateKeys.Pem(leafKey, keyPassphrase));
    }

    /// <summary>Signs a certificate for the key of a request, and writes that down. What it asks for is the caller's to grant: the leaf says it.</summary>
    public byte[] Sign(LeafSpec leaf, SigningRequest request, DateTimeOffset now) =>
        Sign(leaf, PublicKey.CreateFromSubjectPublicKeyInfo(request.PublicKeyInfo.ToArray(), out _), now);

    /// <summary>Signs a certificate for a key that stays where it is, and writes that down.</summary>
    /// <returns>PEM: the certificate, then the authorities between it and the root.</returns>
    byte[] Sign(LeafSpec leaf, PublicKey leafKey, DateTimeOffset now)
    {
        var signer = PrivateKeys.Signer(Unlocked(now));
        var request = LeafRequest.Of(leaf, leafKey);
        request.CertificateExtensions.Add(CertificateParts.KeyIdentifier(request.PublicKey));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        using var issued = request.Create(
            certificate.SubjectName,
            signer,
            Later(now - LeafSpec.Backdating, Certificate.NotBefore),
            Earlier(now + leaf.Validity, Certificate.NotAfter),
            CertificateParts.NewSerial());
        var facts = CertificateFacts.Of(issued);
        // Written down first: nothing is in the world that could not be revoked.
        Ledger.Add(new(facts.SerialNumber, facts.Subject, leaf.Use, facts.Sha256, now, facts.NotAfter));
        return Encoding.ASCII.GetBytes(issued.ExportCertificatePem() + "\n" + Intermediates());
    }

    /// <summary>The certificates of a PEM text and nothing else of it.</summary>
    internal static string ChainPem(ReadOnlySpan<byte> pem) => string.Concat(Certificates(Encoding.Latin1.GetString(pem)).Select(it => it.Pem));

    /// <summary>The certificate with its key, for whoever signs something else than a leaf with it.</summary>
    internal (X509Certificate2 Certificate, AsymmetricAlgorithm Key) Signing(DateTimeOffset now) => (certificate, Unlocked(now));

    public void Dispose()
    {
        certificate.Dispose();
        key?.Dispose();
        Replaced?.Dispose();
    }

    AsymmetricAlgorithm Unlocked(DateTimeOffset now)
    {
        if (now < Certificate.NotBefore || now >= Certificate.NotAfter)
            throw new AuthorityFailure(Home, $"its certificate is valid only from {Certificate.NotBefore:u} to {Certificate.NotAfter:u}");
        return key ?? throw new AuthorityLocked(Home, AuthorityLocked.NotGiven);
    }

    static AsymmetricAlgorithm? Unlocked(string directory, byte[] keyPem, Secret? passphrase)
    {
        try
        {
            return PrivateKeys.TryRead(keyPem, passphrase);
        }
        catch (CryptographicException)
        {
            throw new AuthorityLocked(directory, AuthorityLocked.Wrong);
        }
    }

    static T Decoded<T>(string directory, Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            throw new AuthorityFailure(directory, "its files do not decode; restore them from a backup"); // never the cause: it may quote the key
        }
    }

    /// <summary>What a server sends between its leaf and the root, which clients have.</summary>
    string Intermediates() => string.Concat(Certificates(CertificatePem).Where(it => !it.Facts.IsSelfSigned).Select(it => it.Pem));

    static IEnumerable<(CertificateFacts Facts, string Pem)> Certificates(string pem)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(pem);
        foreach (var one in all)
            using (one)
                yield return (CertificateFacts.Of(one), one.ExportCertificatePem() + "\n");
    }

    static LocalAuthority CreateAndOpen(string directory, ulong systemIdentifier, DateTimeOffset now, Secret? passphrase)
    {
        try
        {
            AuthorityMaker.Store(directory, AuthorityMaker.ClusterName(systemIdentifier), KeyType.EcP256, AuthorityMaker.DefaultValidity, passphrase, now);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.AlreadyThere)
        {
            // another process was first; its pair is complete, because the directory appears whole
        }
        return TryOpen(directory, passphrase) ?? throw new AuthorityFailure(directory, "it disappeared while it was opened");
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
