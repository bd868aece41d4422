using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live.Certificates;

/// <summary>Makes, opens and writes private keys; none is ever quoted in an error.</summary>
static class PrivateKeys
{
    /// <remarks>RFC 8018 section 6.2 (PBES2); the count is what OWASP's password storage cheat sheet asks for with SHA-256.</remarks>
    static readonly PbeParameters AtRest = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 600_000);

    public static AsymmetricAlgorithm New(KeyType type) => type switch
    {
        KeyType.EcP256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        KeyType.Rsa3072 => RSA.Create(3072),
    };

    /// <summary>Opens the first key of a PEM file; null when it is encrypted and no passphrase is given.</summary>
    /// <exception cref="CryptographicException">It does not decode, or not with this passphrase.</exception>
    public static AsymmetricAlgorithm? TryRead(byte[] pem, Secret? passphrase)
    {
        var (facts, text) = (KeyFacts.Read(pem), Encoding.Latin1.GetString(pem));
        return facts.State switch
        {
            KeyState.Readable when facts.Algorithm == "RSA" => Imported(RSA.Create(), key => key.ImportFromPem(text)),
            KeyState.Readable => Imported(ECDsa.Create(), key => key.ImportFromPem(text)),
            KeyState.Encrypted => passphrase is null ? null : Decrypted(text, passphrase),
            KeyState.UnknownType or KeyState.Broken or KeyState.Missing => throw new CryptographicException("no key that can be used"),
        };
    }

    public static byte[] Pem(AsymmetricAlgorithm key, Secret? passphrase) => Encoding.ASCII.GetBytes(
        (passphrase is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase.Reveal(), AtRest)) + "\n");

    public static PublicKey Public(AsymmetricAlgorithm key) => PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);

    public static X509SignatureGenerator Signer(AsymmetricAlgorithm key) => key is RSA rsa
        ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
        : X509SignatureGenerator.CreateForECDsa((ECDsa)key);

    /// <summary>What stands inside is known only once it is open.</summary>
    static AsymmetricAlgorithm Decrypted(string text, Secret passphrase)
    {
        try
        {
            return Imported(ECDsa.Create(), key => key.ImportFromEncryptedPem(text, passphrase.Reveal()));
        }
        catch (CryptographicException)
        {
            return Imported(RSA.Create(), key => key.ImportFromEncryptedPem(text, passphrase.Reveal()));
        }
    }

    static T Imported<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return key;
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new CryptographicException("the key does not decode"); // never the cause: it may quote the key
        }
    }
}
