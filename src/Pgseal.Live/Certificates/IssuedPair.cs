namespace Pgseal.Live.Certificates;

/// <summary>A new certificate with its private key, both as PEM; not a record, so that no output ever spells the key out.</summary>
public sealed class IssuedPair
{
    internal IssuedPair(byte[] certificate, byte[] key)
    {
        Certificate = certificate;
        Key = key;
    }

    public byte[] Certificate { get; }

    /// <summary>PKCS#8 without a passphrase. Secret: write it with <see cref="Hosts.MemberDirectory.Prepare"/> and nowhere else.</summary>
    public byte[] Key { get; }
}
