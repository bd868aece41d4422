using System.Security.Cryptography;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>A certificate file and a key file that the operator gave, read but not judged.</summary>
/// <remarks>The key file's own mode does not matter: it is copied, not used in place.</remarks>
public sealed class PairFiles
{
    readonly string keyPath;

    PairFiles(byte[] certificate, byte[] key, string keyPath)
    {
        this.keyPath = keyPath;
        Certificate = certificate;
        Key = key;
    }

    /// <summary>The certificate file's bytes, with its chain.</summary>
    public byte[] Certificate { get; }

    /// <summary>The key file's bytes. Secret.</summary>
    public byte[] Key { get; }

    /// <summary>Reads both; a <see cref="FileFailure"/> names the one that cannot be read.</summary>
    public static PairFiles Read(string certificatePath, string keyPath) => new(HostFile.Read(certificatePath), HostFile.Read(keyPath), keyPath);

    /// <summary>The key is protected by a passphrase.</summary>
    public bool KeyIsProtected => KeyFacts.Read(Key).State == KeyState.Encrypted;

    /// <param name="passphrase">Opens a key that is encrypted; without it such a key is refused, since the server could not ask for it.</param>
    /// <exception cref="KeyLocked">It is not the right one.</exception>
    public PairJudgement Judge(DateTimeOffset now, ValueList<string> expectedNames = default, Secret? passphrase = null) =>
        PairCheck.Judge(Certificate, Facts(passphrase), now, expectedNames);

    KeyFacts Facts(Secret? passphrase)
    {
        var facts = KeyFacts.Read(Key);
        if (facts.State != KeyState.Encrypted || passphrase is null)
            return facts;
        try
        {
            using var key = PrivateKeys.TryRead(Key, passphrase)!;
            return KeyFacts.Read(PrivateKeys.Pem(key, passphrase: null));
        }
        catch (CryptographicException)
        {
            throw new KeyLocked(keyPath);
        }
    }
}
