using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Tls;
using Pgseal.Live.Probing;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>What a target's sslmode demands of the server's certificate, as libpq reads it.</summary>
/// <remarks>
/// Source: PostgreSQL 18, "Client Verification of Server Certificates" (32.19.1), and libpq's fe-secure-openssl.c: a root file that exists is
/// used in every mode, so that <c>require</c> then acts as <c>verify-ca</c>.
/// </remarks>
sealed class ServerCertificateCheck
{
    readonly Target target;
    readonly X509Certificate2Collection? roots;

    ServerCertificateCheck(Target target, X509Certificate2Collection? roots) => (this.target, this.roots) = (target, roots);

    /// <summary>Reads the root file.</summary>
    public static ServerCertificateCheck Read(Target target)
    {
        var mustVerify = target.SslMode >= SslMode.VerifyCa;
        var path = target.SslRootCert == "system" ? SystemRoots.Path : target.SslRootCert;
        if (path is null || !File.Exists(path))
            return mustVerify
                ? throw new ClientFileUnusable(target, path ?? "~/.postgresql/root.crt", $"it does not exist, and sslmode={SslModeText.Of(target.SslMode)} needs it")
                : new ServerCertificateCheck(target, null);
        if (target.SslCrl is { } crl && File.Exists(crl))
            throw new ClientFileUnusable(target, crl, "pgseal does not check revocation lists, and will not pretend to");
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (Exception broken) when (broken is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ClientFileUnusable(target, path, broken.Message);
        }
        return roots.Count > 0
            ? new ServerCertificateCheck(target, roots)
            : throw new ClientFileUnusable(target, path, "it holds no certificate in PEM form");
    }

    /// <summary>Why the certificate is not accepted, null when it is.</summary>
    /// <param name="sent">What the server sent besides, for the way to the root.</param>
    public CertificateRejected? Judge(X509Certificate2 certificate, X509Certificate2Collection sent)
    {
        if (roots is null)
            return null;
        using var chain = new X509Chain();
        chain.ChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // serverAuth
        if (!chain.Build(certificate))
            return Fault(chain);
        if (target.SslMode != SslMode.VerifyFull)
            return null;
        if (target.Host is not { } host)
            return new CertificateRejected(target, CertificateFault.NameMismatch, "verify-full needs a host name to compare, and the target has only an address: write host= beside hostaddr=");
        return PeerName.Matches(certificate, host)
            ? null
            : new CertificateRejected(target, CertificateFault.NameMismatch, $"it is for {string.Join(", ", PeerName.Names(certificate))}, not for {host}");
    }

    CertificateRejected Fault(X509Chain chain)
    {
        var late = chain.ChainElements.FirstOrDefault(element => element.ChainElementStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)));
        if (late is not null)
            return late.Certificate.NotBefore > DateTime.Now
                ? new CertificateRejected(target, CertificateFault.NotYetValid, $"it is valid only from {late.Certificate.NotBefore.ToUniversalTime():yyyy-MM-dd}")
                : new CertificateRejected(target, CertificateFault.Expired, $"it expired on {late.Certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        // A wrong signature is a root with the name of the issuer, and another key.
        return (flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid)) != 0
            ? new CertificateRejected(target, CertificateFault.Untrusted, $"it was not issued by an authority in {target.SslRootCert}")
            : new CertificateRejected(target, CertificateFault.Invalid, $"{flags}");
    }
}
