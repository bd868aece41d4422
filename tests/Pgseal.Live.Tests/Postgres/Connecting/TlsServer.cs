using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Conninfo;
using Pgseal.Lab;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Postgres.Connecting;

/// <summary>A real server with TLS and one role for each kind of rule.</summary>
sealed class TlsServer : IAsyncDisposable
{
    const string Rules = """
        local    all  postgres    trust
        local    all  peered      peer
        local    all  ada         scram-sha-256
        host     all  rejected    all  reject
        hostssl  all  tlsonly     all  trust
        hostnossl all plainonly   all  trust
        hostssl  all  certed      all  cert
        host     all  ada         all  scram-sha-256
        host     all  passworded  all  password
        host     all  identd      all  ident
        host     all  postgres    all  trust
        host     all  ghost       all  trust

        """;

    TlsServer(LabServer server, TestAuthority authority)
    {
        Server = server;
        Authority = authority;
        Files = Directory.CreateTempSubdirectory("pgseal-test-").FullName;
    }

    public LabServer Server { get; }

    public TestAuthority Authority { get; }

    /// <summary>A directory of the client's.</summary>
    public string Files { get; }

    public string RootFile => Path.Combine(Files, "root.crt");

    public string CertificateSha256 { get; private set; } = "";

    public static async Task<TlsServer> StartAsync(int major, CancellationToken cancellationToken, string listenAddresses = "127.0.0.1")
    {
        var server = new TlsServer(
            await SharedServers.NewServerAsync(major, cancellationToken, new LabServerOptions { ListenAddresses = listenAddresses, Configuration = "password_encryption = 'scram-sha-256'" }),
            new TestAuthority());
        await File.WriteAllTextAsync(server.RootFile, server.Authority.Pem, cancellationToken);
        await ServerUser.Current.WriteFileAsync(Path.Combine(server.Server.DataDirectory, "root.crt"), Encoding.ASCII.GetBytes(server.Authority.Pem), cancellationToken);
        await server.ServeAsync(server.Authority.Issue("server", "localhost", "127.0.0.1"), cancellationToken);
        await server.Server.WriteHbaAsync(Rules, cancellationToken);
        await server.Server.ConfigureAsync("ssl_ca_file = 'root.crt'\nssl = on", cancellationToken);
        await server.Server.Sql.ExecuteAsync(
            "create role ada login password 'correct'; create role tlsonly login; create role plainonly login; create role certed login", cancellationToken);
        await server.Server.ReloadAsync(cancellationToken);
        return server;
    }

    /// <summary>Puts another certificate in place; a reload makes it count.</summary>
    public async Task ServeAsync((X509Certificate2 Certificate, string Key) pair, CancellationToken cancellationToken)
    {
        CertificateSha256 = pair.Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        await ServerUser.Current.WriteFileAsync(
            Path.Combine(Server.DataDirectory, "server.crt"), Encoding.ASCII.GetBytes(pair.Certificate.ExportCertificatePem()), cancellationToken);
        await ServerUser.Current.WriteFileAsync(Path.Combine(Server.DataDirectory, "server.key"), Encoding.ASCII.GetBytes(pair.Key), cancellationToken);
    }

    /// <summary>A file of the client's that nobody else may read.</summary>
    public async Task<string> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Files, name);
        await File.WriteAllTextAsync(path, text, cancellationToken);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>A target on this server; host, port, user and database are set unless the settings say otherwise.</summary>
    public Target Target(string settings, params (string Name, string Value)[] variables) => TargetReader.Read(
        $"host=localhost hostaddr=127.0.0.1 port={Server.Port} dbname=postgres user=postgres {settings}",
        new ClientEnvironment
        {
            Variables = variables.ToDictionary(it => it.Name, it => it.Value),
            HomeDirectory = Files,
            UserName = "postgres",
        });

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Authority.Dispose();
        Directory.Delete(Files, recursive: true);
    }
}
