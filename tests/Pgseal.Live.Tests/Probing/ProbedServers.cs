using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Probing;

/// <summary>One real server of each version that is asked for, with a key of each kind; tests give it the TLS settings they need by a reload.</summary>
public sealed class ProbedServers : IAsyncLifetime
{
    /// <summary>What PostgreSQL ships (13's group; 18 has X25519 too), so that no test sees what another set.</summary>
    const string Defaults = """
        ssl = on
        ssl_cert_file = 'rsa.crt'
        ssl_key_file = 'rsa.key'
        ssl_ca_file = ''
        ssl_min_protocol_version = 'TLSv1.2'
        ssl_max_protocol_version = ''
        ssl_ciphers = 'HIGH:MEDIUM:+3DES:!aNULL'
        ssl_prefer_server_ciphers = on
        ssl_ecdh_curve = 'prime256v1'

        """;

    public const string EcdsaKey = "ssl_cert_file = 'ecdsa.crt'\nssl_key_file = 'ecdsa.key'\n";

    readonly Dictionary<int, LabServer> servers = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The running server of this version with these settings and the shipped ones for the rest.</summary>
    public async Task<LabServer> GetAsync(int major, string settings, CancellationToken cancellationToken)
    {
        if (!servers.TryGetValue(major, out var server))
        {
            servers[major] = server = await SharedServers.NewServerAsync(major, cancellationToken);
            using var rsa = RSA.Create(2048);
            using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await WriteAsync(server, "rsa", new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), rsa.ExportPkcs8PrivateKeyPem(), cancellationToken);
            await WriteAsync(server, "ecdsa", new CertificateRequest("O=Some, CN=localhost", ecdsa, HashAlgorithmName.SHA256), ecdsa.ExportPkcs8PrivateKeyPem(), cancellationToken);
        }
        await server.ConfigureAsync(Defaults + settings, cancellationToken);
        await server.ReloadAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Values)
            await server.DisposeAsync();
    }

    static async Task WriteAsync(LabServer server, string name, CertificateRequest request, string key, CancellationToken cancellationToken)
    {
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name + ".crt"), Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()), cancellationToken);
        await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name + ".key"), Encoding.ASCII.GetBytes(key), cancellationToken);
    }
}
