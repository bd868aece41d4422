namespace Pgseal.Live.Probing;

/// <summary>Where distributions keep the system's authorities as one file.</summary>
static class SystemRoots
{
    static readonly string[] Places = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

    /// <summary>Null when there is none.</summary>
    public static string? Path => Places.FirstOrDefault(File.Exists);
}
