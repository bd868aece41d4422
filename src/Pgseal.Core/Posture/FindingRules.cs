namespace Pgseal.Core.Posture;

/// <summary>Every kind of finding there is, in one explicit list; docs/findings/ has a page for each.</summary>
public static class FindingRules
{
    public static FindingRule TlsOff { get; } = new("tls-off", Severity.Critical, "TLS is switched off.");

    public static FindingRule TlsOnButNotServed { get; } = new("tls-on-but-not-served", Severity.Critical, "ssl is on, but the server answers that it has no TLS.");

    public static FindingRule RestartWouldFail { get; } = new("restart-would-fail", Severity.Critical, "The server runs, but its next start would fail.");

    public static FindingRule ServedCertificateDiffersFromFile { get; } = new("served-certificate-differs-from-file", Severity.High, "The certificate served is not the one in the file.");

    public static FindingRule CertificateExpired { get; } = new("certificate-expired", Severity.High, "The certificate served is outside its validity.");

    public static FindingRule CertificateExpiresSoon { get; } = new("certificate-expires-soon", Severity.Medium, "The certificate served ends within the renewal window (30 days, where no policy says otherwise).");

    public static FindingRule CertificateIsPlaceholder { get; } = new("certificate-is-placeholder", Severity.Medium, "The certificate served is the operating system's self-signed placeholder.");

    public static FindingRule CertificateOfAnotherMember { get; } = new("certificate-of-another-member", Severity.Medium, "Two members serve the same certificate, so they share one private key.");

    public static FindingRule CertificateNameMismatch { get; } = new("certificate-name-mismatch", Severity.Medium, "The certificate served does not name the host that clients use.");

    public static FindingRule CertificateSelfSigned { get; } = new("certificate-self-signed", Severity.Medium, "The certificate served is self-signed: a client can verify it only with this very certificate.");

    public static FindingRule CertificateWeak { get; } = new("certificate-weak", Severity.High, "The key or the signature of the certificate served is weak.");

    public static FindingRule CertificateChainDisordered { get; } = new("certificate-chain-disordered", Severity.Medium, "The certificates served do not lead from one to the next.");

    public static FindingRule TlsFloorLow { get; } = new("tls-floor-low", Severity.High, "Versions of TLS below 1.2 are allowed.");

    public static FindingRule TlsFloorBelowPolicy { get; } = new("tls-floor-below-policy", Severity.High, "A version of TLS is allowed that the policy forbids.");

    public static FindingRule ClientCertificateNotAsked { get; } = new("client-certificate-not-asked", Severity.High, "The policy asks for client certificates, and the server has no authority to check one with.");

    public static FindingRule WeakSuiteAccepted { get; } = new("weak-suite-accepted", Severity.High, "A cipher suite is accepted that does not protect.");

    public static FindingRule RevocationListOver { get; } = new("revocation-list-over", Severity.High, "The revocation list is over: every client certificate is refused.");

    public static FindingRule RevocationListEndsSoon { get; } = new("revocation-list-ends-soon", Severity.Medium, "The revocation list ends within 7 days; then every client certificate is refused.");

    public static FindingRule KeyInDataDirectory { get; } = new("key-in-data-directory", Severity.Low, "The private key stands in the data directory, which base backups copy.");

    public static FindingRule HbaAdmitsPlaintext { get; } = new("hba-admits-plaintext", Severity.Critical, "The rules admit a plaintext connection.");

    public static FindingRule HbaAdmitsPlaintextReplication { get; } = new("hba-admits-plaintext-replication", Severity.Critical, "The rules admit a plaintext replication connection.");

    public static FindingRule HbaFileHasErrors { get; } = new("hba-file-has-errors", Severity.High, "pg_hba.conf has errors: the server keeps older rules and would not start again.");

    public static FindingRule PlaintextSession { get; } = new("plaintext-session", Severity.High, "A session in scope is open in plaintext.");

    public static FindingRule PlaintextWalsender { get; } = new("plaintext-walsender", Severity.High, "Replication runs in plaintext.");

    public static FindingRule StandbyNotEnforced { get; } = new("standby-not-enforced", Severity.High, "A failover to this standby would admit plaintext again.");

    public static FindingRule MemberNotNamed { get; } = new("member-not-named", Severity.Medium, "A receiver of replication is no member that was named, so the cluster is not wholly seen.");

    public static FindingRule LoopbackTcpClient { get; } = new("loopback-tcp-client", Severity.Info, "A client inside the local networks uses plaintext: what it accepts from others is not covered.");

    public static FindingRule PoolerInFront { get; } = new("pooler-in-front", Severity.Medium, "What answers is not PostgreSQL itself but something in front of it.");

    public static FindingRule ManagedByAnother { get; } = new("managed-by-another", Severity.Info, "Somebody else manages this server's configuration.");

    public static FindingRule RunUnfinished { get; } = new("run-unfinished", Severity.High, "A run of pgseal was interrupted: what it changed is neither verified nor taken back.");

    public static FindingRule NotEnoughPrivilege { get; } = new("not-enough-privilege", Severity.Medium, "This role may not see what the verdict needs.");

    public static FindingRule ExceptionExpired { get; } = new("exception-expired", Severity.Medium, "An exception of the policy is over, and what it was about is still there.");

    public static FindingRule ExceptionUnused { get; } = new("exception-unused", Severity.Info, "An exception of the policy is about nothing that was found.");

    public static ValueList<FindingRule> All { get; } =
    [
        TlsOff, TlsOnButNotServed, RestartWouldFail, ServedCertificateDiffersFromFile, CertificateExpired, CertificateExpiresSoon,
        CertificateIsPlaceholder, CertificateOfAnotherMember, CertificateNameMismatch, CertificateSelfSigned, CertificateWeak,
        CertificateChainDisordered, TlsFloorLow, TlsFloorBelowPolicy, ClientCertificateNotAsked, WeakSuiteAccepted, RevocationListOver, RevocationListEndsSoon, KeyInDataDirectory, HbaAdmitsPlaintext, HbaAdmitsPlaintextReplication,
        HbaFileHasErrors, PlaintextSession, PlaintextWalsender, StandbyNotEnforced, MemberNotNamed, LoopbackTcpClient, PoolerInFront,
        ManagedByAnother, RunUnfinished, NotEnoughPrivilege, ExceptionExpired, ExceptionUnused,
    ];
}
