using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>Reads the certificates and keys that the command line names.</summary>
public static class CertificateFiles
{
    /// <summary>A client certificate, the rest of its chain left aside, with its key.</summary>
    /// <exception cref="CertificateFileUnusable">One of the two cannot be read, or they do not belong together.</exception>
    public static X509Certificate2 Pair(string certificatePath, string keyPath)
    {
        try
        {
            using var pair = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            // A key that was only put beside its certificate is not used by every part of the framework.
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new CertificateFileUnusable($"{certificatePath} with {keyPath}", broken);
        }
    }

    internal static X509Certificate2Collection Roots(string path)
    {
        SystemTrust.KeepOut();
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (Exception broken) when (broken is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CertificateFileUnusable(path, broken);
        }
        return roots.Count > 0 ? roots : throw new CertificateFileUnusable(path, null);
    }
}
