using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>A certificate file and a key file that the operator gave, read but not judged.</summary>
/// <remarks>The key file's own mode does not matter: it is copied, not used in place.</remarks>
public sealed class PairFiles
{
    PairFiles(byte[] certificate, byte[] key)
    {
        Certificate = certificate;
        Key = key;
    }

    /// <summary>The certificate file's bytes, with its chain.</summary>
    public byte[] Certificate { get; }

    /// <summary>The key file's bytes. Secret.</summary>
    public byte[] Key { get; }

    /// <summary>Reads both; a <see cref="FileFailure"/> names the one that cannot be read.</summary>
    public static PairFiles Read(string certificatePath, string keyPath) => new(HostFile.Read(certificatePath), HostFile.Read(keyPath));

    public PairJudgement Judge(DateTimeOffset now, ValueList<string> expectedNames = default) =>
        PairCheck.Judge(Certificate, KeyFacts.Read(Key), now, expectedNames);
}
