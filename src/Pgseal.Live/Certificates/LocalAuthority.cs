using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>The certificate authority of one cluster, kept in the state directory: one EC key that signs the members' certificates.</summary>
public sealed class LocalAuthority : IDisposable
{
    const string CertificateName = "ca.crt", KeyName = "ca.key", ServerAuth = "1.3.6.1.5.5.7.3.1";

    const int Years = 10;

    readonly X509Certificate2 certificate;
    readonly ECDsa key;

    LocalAuthority(string directory, X509Certificate2 certificate, ECDsa key)
    {
        CertificateFile = CertificateFileIn(directory);
        this.certificate = certificate;
        this.key = key;
        Certificate = CertificateFacts.Of(certificate);
    }

    /// <summary>What clients put into sslrootcert.</summary>
    public string CertificateFile { get; }

    public CertificateFacts Certificate { get; }

    /// <summary>Where the certificate of an authority stands, whether it is there yet or not.</summary>
    public static string CertificateFileIn(string directory) => $"{directory}/{CertificateName}";

    /// <summary>The certificate as PEM.</summary>
    public string CertificatePem => certificate.ExportCertificatePem() + "\n";

    /// <summary>Opens the authority of a cluster, or makes it: whoever of two processes is first makes it for both.</summary>
    /// <param name="directory">Its own directory: <c>ca/SYSTEM-IDENTIFIER</c> under the state directory.</param>
    public static LocalAuthority OpenOrCreate(string directory, ulong systemIdentifier, DateTimeOffset now) =>
        TryOpen(directory) ?? CreateAndOpen(directory, systemIdentifier, now);

    /// <summary>Opens the authority of a cluster; null when there is none yet.</summary>
    public static LocalAuthority? TryOpen(string directory)
    {
        if (!Directory.Exists(directory))
            return null;
        var pem = Encoding.ASCII.GetString(HostFile.Read($"{directory}/{CertificateName}"));
        var keyPem = Encoding.ASCII.GetString(HostFile.Read($"{directory}/{KeyName}"));
        X509Certificate2? certificate = null;
        ECDsa? key = null;
        try
        {
            certificate = X509Certificate2.CreateFromPem(pem);
            key = ECDsa.Create();
            key.ImportFromPem(keyPem);
            if (!certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
                throw new AuthorityFailure(directory, $"{KeyName} does not belong to {CertificateName}");
            var authority = new LocalAuthority(directory, certificate, key);
            (certificate, key) = (null, null);
            return authority;
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            throw new AuthorityFailure(directory, "its files do not decode; restore them from a backup"); // never the cause: it may quote the key
        }
        finally
        {
            certificate?.Dispose();
            key?.Dispose();
        }
    }

    /// <summary>Makes a key and signs a certificate for it; nothing is stored.</summary>
    public IssuedPair Issue(LeafSpec leaf, DateTimeOffset now)
    {
        if (now < Certificate.NotBefore || now >= Certificate.NotAfter)
            throw new AuthorityFailure(Path.GetDirectoryName(CertificateFile)!, $"its certificate is valid only from {Certificate.NotBefore:u} to {Certificate.NotAfter:u}");
        using AsymmetricAlgorithm leafKey = leaf.KeyType switch
        {
            KeyType.EcP256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            KeyType.Rsa3072 => RSA.Create(3072),
        };
        var subject = Name(leaf.CommonName);
        var request = leafKey is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)leafKey, HashAlgorithmName.SHA256);
        var usage = X509KeyUsageFlags.DigitalSignature | (leafKey is RSA ? X509KeyUsageFlags.KeyEncipherment : 0);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuth)], critical: false));
        request.CertificateExtensions.Add(AltNames.Encode(leaf.Names));
        request.CertificateExtensions.Add(KeyIdentifier(request.PublicKey));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        using var issued = request.Create(
            certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            Later(now - LeafSpec.Backdating, Certificate.NotBefore),
            Earlier(now + leaf.Validity, Certificate.NotAfter),
            NewSerial());
        return new(
            Encoding.ASCII.GetBytes(issued.ExportCertificatePem() + "\n"),
            Encoding.ASCII.GetBytes(leafKey.ExportPkcs8PrivateKeyPem() + "\n"));
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }

    static LocalAuthority CreateAndOpen(string directory, ulong systemIdentifier, DateTimeOffset now)
    {
        try
        {
            Create(directory, systemIdentifier, now);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.AlreadyThere)
        {
            // another process was first; its pair is complete, because the directory appears whole
        }
        return TryOpen(directory) ?? throw new AuthorityFailure(directory, "it disappeared while it was opened");
    }

    static void Create(string directory, ulong systemIdentifier, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = Name("pgseal CA of cluster " + systemIdentifier.ToString(CultureInfo.InvariantCulture));
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var keyIdentifier = KeyIdentifier(request.PublicKey);
        request.CertificateExtensions.Add(keyIdentifier);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(keyIdentifier));
        using var certificate = request.Create(
            name, X509SignatureGenerator.CreateForECDsa(key), now - LeafSpec.Backdating, now.AddYears(Years), NewSerial());
        Store(directory, certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>Writes both files into a directory aside and gives it its name: a complete pair appears, or none.</summary>
    static void Store(string directory, string certificatePem, string keyPem)
    {
        var parent = Path.GetDirectoryName(directory)!;
        var aside = $"{parent}/{TemporaryFile.NewName()}";
        HostDirectory.CreatePrivate(parent);
        HostDirectory.CreatePrivate(aside);
        try
        {
            AtomicFile.Create($"{aside}/{KeyName}", Encoding.ASCII.GetBytes(keyPem));
            AtomicFile.Create($"{aside}/{CertificateName}", Encoding.ASCII.GetBytes(certificatePem));
            HostDirectory.Rename(aside, directory);
        }
        catch (FileFailure)
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
        HostDirectory.Sync(parent);
    }

    static X500DistinguishedName Name(string commonName)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(commonName);
        return builder.Build();
    }

    /// <remarks>RFC 7093 section 2, method 1: the same length as the customary SHA-1 one.</remarks>
    static X509SubjectKeyIdentifierExtension KeyIdentifier(PublicKey key) =>
        new(key, X509SubjectKeyIdentifierHashAlgorithm.ShortSha256, critical: false);

    /// <remarks>RFC 5280 section 4.1.2.2: positive, at most 20 octets.</remarks>
    static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        return serial;
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
