using Pgseal.Core.Probing.Checks;

namespace Pgseal.Core.Probing;

/// <summary>The checks of a probe, in the order they are shown; their ids are public.</summary>
public static class ProbeChecks
{
    static readonly (string Id, Func<TargetSeen, DateTimeOffset, Judged> Judge)[] All =
    [
        ("ssl-request", (seen, _) => seen.OnEach(SslRequestCheck.Judge)),
        ("plaintext", (seen, _) => seen.OnEach(PlaintextCheck.Judge)),
        ("plaintext-replication", (seen, _) => seen.OnEach(ReplicationCheck.Judge)),
        ("tls-startup", (seen, _) => seen.OnEach(TlsStartupCheck.Judge)),
        ("direct-tls", (seen, _) => seen.OnEach(DirectTlsCheck.Judge)),
        ("protocols", (seen, _) => seen.OnEach(ProtocolsCheck.Judge)),
        ("ciphers", (seen, _) => seen.OnEach(CiphersCheck.Judge)),
        ("certificate", (seen, now) => seen.OnEach(endpoint => CertificateCheck.Judge(endpoint, now))),
        ("same-everywhere", (seen, _) => SameEverywhereCheck.Judge(seen)),
        ("client-certificate", (seen, _) => seen.OnEach(ClientCertificateCheck.Judge)),
        ("request-stuffing", (seen, _) => seen.OnEach(StuffingCheck.Judge)),
        ("injected-bytes", (seen, _) => seen.OnEach(InjectedBytesCheck.Judge)),
        ("gss-request", (seen, _) => seen.OnEach(GssCheck.Judge)),
        ("authentication", (seen, _) => seen.OnEach(AuthenticationCheck.Judge)),
        ("drift", (seen, _) => DriftCheck.Judge(seen)),
    ];

    public static ValueList<string> Ids { get; } = All.Select(check => check.Id).ToValueList();

    /// <summary>None for a target that was not reached: nothing was seen of it.</summary>
    public static ValueList<Check> Of(TargetSeen seen) => seen.IsReached ? All.Select(check => Of(check.Id, check.Judge(seen, seen.At))).ToValueList() : [];

    static Check Of(string id, Judged judged) => new(id, judged.Result, judged.Seen, judged.Next);
}
