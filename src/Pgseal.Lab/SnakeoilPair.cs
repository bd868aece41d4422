using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pgseal.Lab;

/// <summary>A self-signed pair such as Debian's package ssl-cert makes once for a whole machine.</summary>
/// <remarks>make-ssl-cert generate-default-snakeoil: RSA 2048, ten years, subject and DNS name the host's name; key 0640, owned by root.</remarks>
sealed record SnakeoilPair(string CertificateFile, string KeyFile)
{
    const UnixFileMode GroupReads = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    public static async Task<SnakeoilPair> CreateAsync(string folder, CancellationToken cancellation)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Environment.MachineName}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Environment.MachineName);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: false));
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now, now.AddYears(10));

        var pair = new SnakeoilPair(Path.Combine(folder, "ssl-cert-snakeoil.pem"), Path.Combine(folder, "ssl-cert-snakeoil.key"));
        await File.WriteAllTextAsync(pair.CertificateFile, certificate.ExportCertificatePem(), cancellation);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using (var file = new FileStream(pair.KeyFile, create))
            await file.WriteAsync(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()), cancellation);
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL accepts a key that its group may read only where root owns it.
            await Command.RunAsync(["chown", $"0:{ServerUser.Current.Gid}", pair.KeyFile], cancellation);
            File.SetUnixFileMode(pair.KeyFile, GroupReads);
        }

        return pair;
    }
}
