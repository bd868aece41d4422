using System.Text;
using Pgseal.Core.Probing;
using Pgseal.Lab;
using Pgseal.Live.Probing;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Probing;

/// <summary>One real server for many situations: what is served and what the rules say changes by a reload.</summary>
sealed class ProbedServer : IAsyncDisposable
{
    readonly string files = Directory.CreateTempSubdirectory("pgseal-test-").FullName;

    ProbedServer(LabServer server, int major) => (Server, Major) = (server, major);

    public LabServer Server { get; }

    public int Major { get; }

    public ProbeAuthority Authority { get; } = new();

    public string RootFile => Path.Combine(files, "root.crt");

    public ProbeSettings Settings => Truth.Settings with { Trust = TrustAnchors.Read(RootFile) };

    public static async Task<ProbedServer> StartAsync(int major, CancellationToken cancellation)
    {
        var server = new ProbedServer(await SharedServers.NewServerAsync(major, cancellation, new LabServerOptions { Configuration = "password_encryption = 'scram-sha-256'\nlog_connections = on" }), major);
        await File.WriteAllTextAsync(server.RootFile, server.Authority.RootPem, cancellation);
        await server.WriteAsync("root.crt", server.Authority.RootPem, cancellation);
        return server;
    }

    /// <summary>Serves this chain and these rules, and probes.</summary>
    public async Task<ProbedTarget> ProbeAsync(
        (string Certificate, string Key) pair, string rules, string configuration, CancellationToken cancellation, string host = "localhost", ProbeSettings? settings = null)
    {
        await WriteAsync("server.crt", pair.Certificate, cancellation);
        await WriteAsync("server.key", pair.Key, cancellation);
        await Server.WriteHbaAsync($"local all all trust\n{rules}\n", cancellation);
        await Server.ConfigureAsync($"ssl = on\nssl_ca_file = ''\nssl_min_protocol_version = 'TLSv1.2'\nssl_ciphers = 'HIGH:MEDIUM:+3DES:!aNULL'\n{configuration}", cancellation);
        await Server.ReloadAsync(cancellation);
        return await Truth.OfAsync(Server.Port, settings ?? Settings, host);
    }

    /// <summary>A file of the client's.</summary>
    public async Task<string> KeepAsync(string name, string text, CancellationToken cancellation)
    {
        var path = Path.Combine(files, name);
        await File.WriteAllTextAsync(path, text, cancellation);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Authority.Dispose();
        Directory.Delete(files, recursive: true);
    }

    Task WriteAsync(string name, string text, CancellationToken cancellation) =>
        ServerUser.Current.WriteFileAsync(Path.Combine(Server.DataDirectory, name), Encoding.ASCII.GetBytes(text), cancellation);
}
