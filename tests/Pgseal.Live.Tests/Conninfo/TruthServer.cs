using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Conninfo;

/// <summary>A real server, and those who would like to be taken for it.</summary>
public sealed class TruthServer : IAsyncLifetime
{
    readonly TestAuthority _otherAuthority = new();
    readonly List<HostileServer> _hostile = [];
    TlsServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TlsServer.StartAsync(Majors.Newest, TestContext.Current.CancellationToken);
        var endpoint = new IPEndPoint(IPAddress.Loopback, _server.Server.Port);
        WithoutTls = Start(Relay.WithoutTls(endpoint));
        OtherCertificate = Start(Impostor.InFrontOf(endpoint, WithKey(_otherAuthority.Issue("localhost", "localhost"))));
        OtherName = Start(Impostor.InFrontOf(endpoint, WithKey(_server.Authority.Issue("other", "other.example"))));
        TlsThief = Start(Impostor.Thief(WithKey(_otherAuthority.Issue("localhost", "localhost")), Stolen.Enqueue));
        OtherNameThief = Start(Impostor.Thief(WithKey(_server.Authority.Issue("other", "other.example")), Stolen.Enqueue));
        PlainThief = Start(Impostor.Thief(certificate: null, Stolen.Enqueue));
    }

    public int Port => _server.Server.Port;

    /// <summary>Says that the server has no TLS.</summary>
    public int WithoutTls { get; private set; }

    /// <summary>Has a certificate for the right name, of another authority.</summary>
    public int OtherCertificate { get; private set; }

    /// <summary>Has a certificate of the right authority, for another name.</summary>
    public int OtherName { get; private set; }

    public int TlsThief { get; private set; }

    public int OtherNameThief { get; private set; }

    public int PlainThief { get; private set; }

    public ConcurrentQueue<string> Stolen { get; } = new();

    public string CertificateSha256 => _server.CertificateSha256;

    public string RootFile => _server.RootFile;

    public string MissingFile => Path.Combine(_server.Files, "missing.crt");

    public ClientEnvironment Environment => new() { Variables = new Dictionary<string, string>(), HomeDirectory = _server.Files, UserName = "ada" };

    public ClientContext Context(int libpqMajor) => new(Environment, new ClientFiles(File.Exists, _ => null), libpqMajor);

    /// <summary>The settings of a case, for one of the ports.</summary>
    public static string Conninfo(string settings, int port) => $"host=localhost hostaddr=127.0.0.1 port={port} dbname=postgres user=ada password=correct connect_timeout=5 gssencmode=disable {settings}";

    public async ValueTask DisposeAsync()
    {
        foreach (var hostile in _hostile)
            await hostile.DisposeAsync();
        await _server.DisposeAsync();
        _otherAuthority.Dispose();
    }

    int Start(Script script)
    {
        _hostile.Add(HostileServer.Start(script));
        return _hostile[^1].Endpoint.Port;
    }

    static X509Certificate2 WithKey((X509Certificate2 Certificate, string Key) pair) => X509Certificate2.CreateFromPem(pair.Certificate.ExportCertificatePem(), pair.Key);
}
