using System.Security.Cryptography.X509Certificates;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>The authorities that clients would trust: those of a root file, and those of the system.</summary>
public sealed class TrustAnchors
{
    readonly Lazy<X509Certificate2Collection?> system = new(ReadSystem);

    TrustAnchors(X509Certificate2Collection? roots, string? path) => (Roots, Path) = (roots, path);

    /// <summary>Null when there is no root file.</summary>
    internal X509Certificate2Collection? Roots { get; }

    /// <summary>The root file, for showing.</summary>
    public string? Path { get; }

    /// <summary>Null when this system has none where distributions keep them.</summary>
    internal X509Certificate2Collection? System => system.Value;

    public static TrustAnchors None { get; } = new(null, null);

    /// <summary>Reads a file of certificates in PEM form.</summary>
    /// <exception cref="CertificateFileUnusable">It cannot be read, or holds no certificate.</exception>
    public static TrustAnchors Read(string path) => new(CertificateFiles.Roots(path), path);

    static X509Certificate2Collection? ReadSystem()
    {
        SystemTrust.KeepOut();
        return SystemRoots.Path is { } path ? CertificateFiles.Roots(path) : null;
    }
}
