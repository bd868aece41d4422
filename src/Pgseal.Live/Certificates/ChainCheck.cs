using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>Whether clients that have a root file could verify a certificate with what stands behind it in its own file.</summary>
public static class ChainCheck
{
    /// <summary>What is wrong; null when the chain reaches a root of the file.</summary>
    /// <param name="pem">The leaf, then what the server would send with it.</param>
    public static PairFault? Fault(byte[] pem, string rootFile)
    {
        var roots = Certificates(HostFile.Read(rootFile));
        var sent = Certificates(pem);
        if (sent is not [var leaf, ..] || roots.Count == 0)
            return new(PairFaultKind.ChainIncomplete, $"There is no certificate in {(roots.Count == 0 ? rootFile : "the file")} that could be read.");
        using var chain = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        return chain.Build(leaf) ? null : new(
            PairFaultKind.ChainIncomplete,
            $"The chain does not reach a root in {rootFile}: {string.Join(", ", chain.ChainStatus.Select(it => it.Status).Distinct().Select(status => Sentence(status, chain)))}.");
    }

    static string Sentence(X509ChainStatusFlags status, X509Chain chain) => status switch
    {
        X509ChainStatusFlags.PartialChain => $"the certificate of {chain.ChainElements[^1].Certificate.Issuer} is missing",
        X509ChainStatusFlags.UntrustedRoot => $"{chain.ChainElements[^1].Certificate.Subject} is no root of it",
        X509ChainStatusFlags.NotTimeValid => "a certificate of it is not valid now",
        _ => status.ToString(),
    };

    static X509Certificate2Collection Certificates(byte[] pem)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(Encoding.Latin1.GetString(pem));
        }
        catch (CryptographicException)
        {
            all.Clear(); // told as unreadable
        }
        return all;
    }
}
