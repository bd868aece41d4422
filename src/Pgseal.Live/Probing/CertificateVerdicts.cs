using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Probing;

/// <summary>Who would accept what a server shows: libpq by its rules, a browser by its own.</summary>
/// <remarks>
/// Source for libpq: PostgreSQL 18, "Client Verification of Server Certificates" (32.19.1). It builds the chain from the root file and what the
/// server sent, and fetches nothing; the same is done for the browser, so that a chain which a browser would repair counts as incomplete.
/// </remarks>
static class CertificateVerdicts
{
    const string ServerAuth = "1.3.6.1.5.5.7.3.1";

    /// <returns>Null when the server's own certificate cannot be decoded.</returns>
    public static CertificateSeen? Of(HandshakeOutcome.Served served, string host, TrustAnchors trust, DateTimeOffset now)
    {
        var facts = served.Certificates.Select(der => CertificateFacts.FromDer(der.Span)).OfType<CertificateFacts>().ToValueList();
        if (facts.Count == 0 || facts[0].Sha256 != served.LeafSha256)
            return null;
        using var leaf = X509CertificateLoader.LoadCertificate(served.Certificates[0].Span);
        var sent = Decodable(served.Certificates);
        try
        {
            var verifyCa = trust.Roots is { } roots ? Chain(leaf, sent, roots, trust.Path!) : new Judgement(null, "no root file was given, and there is no ~/.postgresql/root.crt");
            var isAddress = System.Net.IPAddress.TryParse(host, out _);
            return new CertificateSeen(
                facts,
                verifyCa,
                Named(verifyCa, PeerName.Matches(leaf, host), leaf, host, isAddress),
                Named(verifyCa, isAddress ? facts[0].DnsNames.Contains(host) : PeerName.Matches(leaf, host), leaf, host, isAddress),
                Browser(leaf, facts[0], sent, host, trust, now));
        }
        finally
        {
            foreach (var certificate in sent)
                certificate.Dispose();
        }
    }

    /// <summary>A name that does not match is the server's fault; an address that nobody named may simply not be what clients dial.</summary>
    static Judgement Named(Judgement verifyCa, bool matches, X509Certificate2 leaf, string host, bool isAddress) =>
        verifyCa.Accepted == false ? verifyCa
        : !matches ? new(isAddress ? null : false, $"it is for {string.Join(", ", PeerName.Names(leaf))}, not for {host}")
        : verifyCa;

    static Judgement Browser(X509Certificate2 leaf, CertificateFacts facts, X509Certificate2Collection sent, string host, TrustAnchors trust, DateTimeOffset now)
    {
        if (trust.System is not { } roots)
            return new(null, "this system has no file of authorities");
        var faults = BrowserRules.Faults(facts, host, now).ToList();
        if (Chain(leaf, sent, roots, "the system's store") is { Accepted: false } untrusted)
            faults.Add(untrusted.Why);
        return faults.Count == 0 ? new(true, "") : new(false, string.Join(", ", faults.Distinct()));
    }

    static Judgement Chain(X509Certificate2 leaf, X509Certificate2Collection sent, X509Certificate2Collection roots, string where)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuth));
        if (chain.Build(leaf))
            return new(true, "");
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        return new(false, Why(flags, where));
    }

    static string Why(X509ChainStatusFlags flags, string where) =>
        flags.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "a certificate of its chain is out of date"
        : flags.HasFlag(X509ChainStatusFlags.PartialChain) ? $"its chain leads to no authority in {where}"
        // A wrong signature is an authority with the name of the issuer, and another key.
        : (flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid)) != 0 ? $"it was not issued by an authority in {where}"
        : flags.HasFlag(X509ChainStatusFlags.NotValidForUsage) ? "is not for servers"
        : $"{flags}";

    static X509Certificate2Collection Decodable(ValueList<ReadOnlyMemory<byte>> certificates)
    {
        var sent = new X509Certificate2Collection();
        foreach (var der in certificates.Skip(1))
            if (CertificateFacts.FromDer(der.Span) is not null)
                sent.Add(X509CertificateLoader.LoadCertificate(der.Span));
        return sent;
    }
}
