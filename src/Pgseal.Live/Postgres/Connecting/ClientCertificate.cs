using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The certificate with which a client proves itself, from sslcert and sslkey.</summary>
static class ClientCertificate
{
    const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <returns>Null when the certificate file does not exist: libpq then sends none.</returns>
    public static SslStreamCertificateContext? Read(Target target)
    {
        if (target.SslCert is not { } certificateFile || !File.Exists(certificateFile))
            return null;
        var keyFile = target.SslKey;
        if (keyFile is null || !File.Exists(keyFile))
            throw new ClientFileUnusable(target, keyFile ?? "sslkey", "there is a client certificate, and this key of it does not exist");
        // libpq allows group read to a key of root only, which is how Debian hands one key to several services.
        if ((File.GetUnixFileMode(keyFile) & (Others | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute)) != 0)
            throw new ClientFileUnusable(target, keyFile, "a private key must not be open to others (chmod 600)");
        try
        {
            var others = new X509Certificate2Collection();
            others.ImportFromPemFile(certificateFile);
            return SslStreamCertificateContext.Create(Load(certificateFile, keyFile, target.SslPassword), others, offline: true);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ClientFileUnusable(target, certificateFile, $"{broken.Message} (key {keyFile})");
        }
    }

    static X509Certificate2 Load(string certificateFile, string keyFile, Secret? passphrase) => passphrase is null
        ? X509Certificate2.CreateFromPemFile(certificateFile, keyFile)
        : X509Certificate2.CreateFromEncryptedPemFile(certificateFile, passphrase.Reveal(), keyFile);
}
