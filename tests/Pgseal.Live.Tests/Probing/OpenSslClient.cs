using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Pgseal.Core.Probing;

namespace Pgseal.Live.Tests.Probing;

/// <summary>What <c>openssl s_client -starttls postgres</c> sees at the same place.</summary>
sealed partial record OpenSslClient(bool Verified, string? Protocol, string? Cipher, string? LeafSha256, bool AskedForCertificate)
{
    public static async Task<OpenSslClient> RunAsync(int port, string rootFile, string name, CancellationToken cancellation)
    {
        using var openssl = Process.Start(new ProcessStartInfo(
            "openssl", ["s_client", "-connect", $"127.0.0.1:{port}", "-starttls", "postgres", "-servername", name, "-CAfile", rootFile, "-verify_hostname", name, "-verify_return_error"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        openssl.StandardInput.Close();
        var talk = openssl.StandardError.ReadToEndAsync(cancellation);
        var output = await openssl.StandardOutput.ReadToEndAsync(cancellation);
        await talk;
        await openssl.WaitForExitAsync(cancellation);
        var negotiated = Negotiated().Match(output);
        return new(
            openssl.ExitCode == 0,
            negotiated.Success ? negotiated.Groups[1].Value : null,
            negotiated.Success ? negotiated.Groups[2].Value : null,
            output.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) ? Sha256(output) : null,
            output.Contains("Acceptable client certificate CA names", StringComparison.Ordinal));
    }

    /// <summary>Everything that both can tell is told alike.</summary>
    public void AssertAgrees(EndpointSeen seen)
    {
        Assert.Equal(Verified, seen.ServesTls == true && seen.Certificate?.VerifyFull.Accepted == true);
        if (!Verified)
            return; // it then ends before it has said the rest
        Assert.Equal((Protocol, Cipher), (seen.Talk?.Served.Protocol, seen.Talk?.Served.Cipher));
        Assert.Equal(LeafSha256, seen.Talk?.Served.LeafSha256);
        Assert.Equal(AskedForCertificate, seen.Talk?.AskedForCertificate);
    }

    static string Sha256(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
    }

    [GeneratedRegex(@"^New, (TLSv[\d.]+), Cipher is (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Negotiated();
}
