using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads the certificate of each member three ways: the setting, the file behind it, and what every address serves.</summary>
public static class CertificatesReader
{
    /// <exception cref="PgsealException">A member cannot be reached.</exception>
    public static async Task<ValueList<MemberCertificates>> ReadAsync(IEnumerable<ClusterTargets> clusters, TimeSpan timeout, CancellationToken cancellationToken) =>
        (await Task.WhenAll(clusters.SelectMany(cluster => cluster.All).Select(target => ReadAsync(target, timeout, cancellationToken)))).ToValueList();

    static async Task<MemberCertificates> ReadAsync(Target target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
        var server = await ServerReader.ReadAsync(session, cancellationToken);
        var host = (await LocalReader.ProveAsync(session, server, [], cancellationToken) as LocalProof.Proven)?.Host;
        var pair = await PairReader.ReadAsync(session, server, host, cancellationToken);
        var endpoints = await EndpointReader.HandshakesAsync(session, server, host, timeout, cancellationToken);
        var crl = server.Settings.Path("ssl_crl_file") is { } path && server.Settings.Value("ssl_crl_file") is { Length: > 0 } ? path : null;
        var list = crl is null ? null : await Permitted.ReadAsync(server, "the revocation list", () => FileReader.ReadAsync(session, crl, cancellationToken));
        var notSeen = new List<string>();
        var facts = Seen(pair, notSeen);
        var file = facts is { Faults.Count: 0 } ? Seen(facts.Certificate, notSeen) : facts?.Certificate.Match<CertificateFacts?>(it => it, _ => null);
        var revocations = list is null ? null : Seen(list, notSeen);
        if (endpoints.Count == 0)
            notSeen.Add("it listens on no TCP address that could be asked from here");
        return new(
            target.ToDisplay(),
            server.Role,
            server.Settings.Path("ssl_cert_file"),
            server.Settings.Path("ssl_key_file"),
            file,
            facts?.Faults ?? [],
            endpoints.Select(it => Served(it.Endpoint, it.Outcome)).ToValueList(),
            crl,
            revocations is null ? null : RevocationListText.TryRead(revocations, crl!),
            notSeen.ToValueList());
    }

    static T? Seen<T>(Observed<T> observed, List<string> notSeen)
        where T : class? => observed.Match<T?>(value => value, because =>
        {
            notSeen.Add(because);
            return null;
        });

    static ServedAt Served(string endpoint, HandshakeOutcome outcome) => new(
        endpoint,
        outcome is HandshakeOutcome.Served { Certificates: [var leaf, ..] } ? CertificateFacts.FromDer(leaf.Span) : null,
        HandshakeText.Of(outcome));
}
