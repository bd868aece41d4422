using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Text;
using Pgseal.Core.Tls;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Conninfo;

/// <summary>What a client's settings make of the certificate that a server showed.</summary>
static class CertificateJudge
{
    /// <exception cref="ClientFileUnusable">The root file cannot be used.</exception>
    public static CertificateSeen Of(HandshakeOutcome.Served served, ClientPosture client, ClientHost host, Target target)
    {
        var all = served.Certificates.Select(der => X509CertificateLoader.LoadCertificate(der.Span)).ToArray();
        var leaf = all[0];
        bool? nameHolds = host.Name is { } name ? PeerName.Matches(leaf, name) : null;
        var chainFault = target.SslRootCert is null ? null
            : ServerCertificateCheck.Read(target with { SslMode = SslMode.VerifyCa }).Judge(leaf, [.. all[1..]])?.Problem.What;
        var nameFault = client.Check == ServerCheck.ChainAndName && nameHolds != true
            ? $"it is for {string.Join(", ", PeerName.Names(leaf).Select(Printable.Text))}, not for {host.Name}"
            : null;
        var seen = new CertificateSeen(
            served.LeafSha256,
            Printable.Text(leaf.Subject),
            leaf.NotAfter.ToUniversalTime(),
            target.SslRootCert is null ? null : client.RootFile ?? "the roots of this machine",
            target.SslRootCert is null ? null : chainFault is null,
            nameHolds,
            chainFault ?? nameFault);
        foreach (var certificate in all)
            certificate.Dispose();
        return seen;
    }
}
