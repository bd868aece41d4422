using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pgseal.Core.Certificates;

/// <summary>What may be said about a private key: never the key itself.</summary>
/// <param name="Algorithm">RSA, EC or the like; empty unless a key was recognised.</param>
/// <param name="PublicKeySha256">Of the bare public key; empty unless <see cref="KeyState.Readable"/>.</param>
public sealed record KeyFacts(KeyState State, string Algorithm, int? Bits, string PublicKeySha256)
{
    /// <summary>Reads the first private key of a PEM file, the one that the server would take.</summary>
    public static KeyFacts Read(ReadOnlySpan<byte> pem)
    {
        foreach (var block in PemBlock.All(Encoding.Latin1.GetString(pem)))
        {
            if (!block.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
                continue;
            var secret = block.Bytes;
            try
            {
                return Read(block.Label, secret);
            }
            catch (Exception broken) when (broken is CryptographicException or AsnContentException)
            {
                return Unusable(KeyState.Broken);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(secret);
            }
        }
        // The older format puts headers inside the block, which RFC 7468 readers do not accept as PEM.
        return Unusable(pem.IndexOf("Proc-Type: 4,ENCRYPTED"u8) >= 0 ? KeyState.Encrypted : KeyState.Missing);
    }

    static KeyFacts Read(string label, byte[] der)
    {
        switch (label)
        {
            case "ENCRYPTED PRIVATE KEY":
                return Unusable(KeyState.Encrypted);
            case "RSA PRIVATE KEY":
                return Rsa(rsa => rsa.ImportRSAPrivateKey(der, out _));
            case "EC PRIVATE KEY":
                return Ec(ec => ec.ImportECPrivateKey(der, out _));
            case "PRIVATE KEY":
                var type = TypeOf(der);
                return type switch
                {
                    KeyTypes.Rsa => Rsa(rsa => rsa.ImportPkcs8PrivateKey(der, out _)),
                    KeyTypes.Ec => Ec(ec => ec.ImportPkcs8PrivateKey(der, out _)),
                    _ => new(KeyState.UnknownType, KeyTypes.NameOf(type), null, ""),
                };
            default:
                return new(KeyState.UnknownType, label, null, "");
        }
    }

    /// <remarks>RFC 5958 section 2: version, then the algorithm.</remarks>
    static string TypeOf(byte[] pkcs8)
    {
        var key = new AsnReader(pkcs8, AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        return key.ReadSequence().ReadObjectIdentifier();
    }

    static KeyFacts Rsa(Action<RSA> import)
    {
        using var rsa = RSA.Create();
        import(rsa);
        return Readable("RSA", rsa.KeySize, new PublicKey(rsa));
    }

    static KeyFacts Ec(Action<ECDsa> import)
    {
        using var ec = ECDsa.Create();
        import(ec);
        return Readable("EC", ec.KeySize, new PublicKey(ec));
    }

    static KeyFacts Readable(string algorithm, int bits, PublicKey key) =>
        new(KeyState.Readable, algorithm, bits, Convert.ToHexStringLower(SHA256.HashData(key.EncodedKeyValue.RawData)));

    static KeyFacts Unusable(KeyState state) => new(state, "", null, "");
}
