using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;

namespace Pgseal.Live.Certificates;

/// <summary>Makes authorities: a new key, or one that exists elsewhere.</summary>
public static class AuthorityMaker
{
    /// <summary>How long a new authority lasts.</summary>
    public static TimeSpan DefaultValidity { get; } = TimeSpan.FromDays(3650);

    /// <summary>The common name that tells an authority of one cluster.</summary>
    public static string ClusterName(ulong systemIdentifier) => "pgseal CA of cluster " + systemIdentifier.ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes an authority under a name in a state directory.</summary>
    /// <exception cref="AuthorityFailure">There is one of that name.</exception>
    public static void Create(string stateDirectory, string name, string commonName, KeyType keyType, TimeSpan validity, Secret? passphrase, DateTimeOffset now) =>
        New(stateDirectory, name, directory => Store(directory, commonName, keyType, validity, passphrase, now));

    /// <summary>Takes an authority over whose certificate, chain and key are in files.</summary>
    /// <param name="opens">Opens the key where it is encrypted.</param>
    /// <param name="protects">Protects it at rest; where null, an encrypted key keeps the passphrase it came with.</param>
    /// <returns>What was found wrong with it; nothing is stored when that is more than warnings.</returns>
    /// <exception cref="AuthorityFailure">There is one of that name.</exception>
    public static AuthorityJudgement Import(string stateDirectory, string name, string certificateFile, string keyFile, Secret? opens, Secret? protects, DateTimeOffset now)
    {
        var files = PairFiles.Read(certificateFile, keyFile);
        var wasEncrypted = KeyFacts.Read(files.Key).State == KeyState.Encrypted;
        using var key = Open(files.Key, opens ?? protects, keyFile);
        var facts = key is null ? KeyFacts.Read(files.Key) : KeyFacts.Read(PrivateKeys.Pem(key, passphrase: null));
        var judgement = AuthorityCheck.Judge(files.Certificate, facts, now);
        if (judgement.Refused.Count == 0)
            New(stateDirectory, name, directory => AuthorityFiles.Store(
                directory, Encoding.ASCII.GetBytes(LocalAuthority.ChainPem(files.Certificate)), PrivateKeys.Pem(key!, protects ?? (wasEncrypted ? opens : null))));
        return judgement;
    }

    /// <summary>Makes the authority's files in a directory that is not there yet.</summary>
    internal static void Store(string directory, string commonName, KeyType keyType, TimeSpan validity, Secret? passphrase, DateTimeOffset now)
    {
        using var key = PrivateKeys.New(keyType);
        var name = CertificateParts.Name(commonName);
        var request = new CertificateRequest(name, PrivateKeys.Public(key), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var keyIdentifier = CertificateParts.KeyIdentifier(request.PublicKey);
        request.CertificateExtensions.Add(keyIdentifier);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(keyIdentifier));
        using var certificate = request.Create(
            name, PrivateKeys.Signer(key), now - LeafSpec.Backdating, now + validity, CertificateParts.NewSerial());
        AuthorityFiles.Store(directory, Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"), PrivateKeys.Pem(key, passphrase));
    }

    static AsymmetricAlgorithm? Open(byte[] pem, Secret? passphrase, string keyFile)
    {
        try
        {
            return PrivateKeys.TryRead(pem, passphrase);
        }
        catch (CryptographicException) when (passphrase is not null && KeyFacts.Read(pem).State == KeyState.Encrypted)
        {
            throw new AuthorityLocked(keyFile, AuthorityLocked.Wrong);
        }
        catch (CryptographicException)
        {
            return null; // the judgement says what is wrong with it
        }
    }

    static void New(string stateDirectory, string name, Action<string> store)
    {
        StateDirectory.Open(stateDirectory);
        var directory = AuthorityPlace.Of(stateDirectory, name);
        try
        {
            store(directory);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.AlreadyThere)
        {
            throw new AuthorityThere(directory, name);
        }
    }
}
