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

    public static FindingRule LeafNotRenewed { get; } = new("leaf-not-renewed", Severity.High, "The certificate served was to be renewed a week ago, and nobody did.");

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

    public static FindingRule TrustFromRemote { get; } = new("trust-from-remote", Severity.Critical, "The rules let remote clients in without any authentication.");

    public static FindingRule CleartextPasswordFromRemote { get; } = new("cleartext-password-from-remote", Severity.High, "The rules ask remote clients for the password itself over plaintext.");

    public static FindingRule ReplicationFromAnywhere { get; } = new("replication-from-anywhere", Severity.Medium, "A rule admits physical replication from every address.");

    public static FindingRule SuperuserReachableRemotely { get; } = new("superuser-reachable-remotely", Severity.Low, "The rules admit a superuser from remote.");

    public static FindingRule ListenWiderThanRules { get; } = new("listen-wider-than-rules", Severity.Low, "The server listens for remote clients, and no rule admits any.");

    public static FindingRule Md5Verifiers { get; } = new("md5-verifiers", Severity.Medium, "Passwords are kept as md5: whoever reads one can log in with it.");

    public static FindingRule ClientCertificateNotRequired { get; } = new("client-certificate-not-required", Severity.High, "The policy asks for client certificates, and the rules admit clients without.");

    public static FindingRule SettingShadowed { get; } = new("setting-shadowed", Severity.Low, "What a configuration file says of TLS has no effect: another place says something else.");

    public static FindingRule MembersDiffer { get; } = new("members-differ", Severity.Medium, "A standby differs from its primary in what clients meet, so a failover changes it.");

    public static FindingRule KeyOfAnotherMember { get; } = new("key-of-another-member", Severity.Medium, "Two members have certificates of their own for one private key.");

    public static FindingRule NotDecided { get; } = new("not-decided", Severity.Low, "What a finding depends on is not known, so it was neither raised nor ruled out.");

    public static FindingRule OutboundPlaintext { get; } = new("outbound-plaintext", Severity.High, "The server dials another in a way that can go in plaintext.");

    public static FindingRule OutboundNotVerified { get; } = new("outbound-not-verified", Severity.Medium, "The server dials another over TLS and takes whatever certificate it is shown.");

    public static FindingRule OutboundNameNotChecked { get; } = new("outbound-name-not-checked", Severity.Low, "The server dials another and checks who issued its certificate, but not for whom.");

    public static FindingRule OutboundNotSeen { get; } = new("outbound-not-seen", Severity.Medium, "Whom the server dials there, and how, could not be seen.");

    public static FindingRule LoadedRulesDiffer { get; } = new("loaded-rules-differ", Severity.High, "The rules in force are not those in the file: a connection that was tried shows it.");

    public static FindingRule HbaFileNotLoaded { get; } = new("hba-file-not-loaded", Severity.Medium, "The rules in the file are newer than those in force.");

    public static FindingRule SettingNotLoaded { get; } = new("setting-not-loaded", Severity.Medium, "A setting was changed in a file, and the server has not read it.");

    public static FindingRule RestartPending { get; } = new("restart-pending", Severity.Medium, "A setting was changed and waits for a restart, which will change who can connect.");

    public static FindingRule PassphraseBlocksReload { get; } = new("passphrase-blocks-reload", Severity.Medium, "The key has a passphrase that a reload cannot ask for: a new certificate takes a restart.");

    public static FindingRule SessionBelowFloor { get; } = new("session-below-floor", Severity.Medium, "A session is encrypted with a version of TLS that the server no longer accepts.");

    public static FindingRule SessionUnderOldCertificate { get; } = new("session-under-old-certificate", Severity.Info, "A session was opened before the certificate was last replaced.");

    public static FindingRule ExceptionExpired { get; } = new("exception-expired", Severity.Medium, "An exception of the policy is over, and what it was about is still there.");

    public static FindingRule ExceptionUnused { get; } = new("exception-unused", Severity.Info, "An exception of the policy is about nothing that was found.");

    /// <summary>What is found in the rules in force: none of it is judged where those are not known.</summary>
    public static ValueList<FindingRule> InForceRules { get; } =
    [
        HbaAdmitsPlaintext, HbaAdmitsPlaintextReplication, TrustFromRemote, CleartextPasswordFromRemote, ReplicationFromAnywhere, SuperuserReachableRemotely,
        ListenWiderThanRules, ClientCertificateNotRequired, MembersDiffer,
    ];

    public static ValueList<FindingRule> All { get; } =
    [
        TlsOff, TlsOnButNotServed, RestartWouldFail, ServedCertificateDiffersFromFile, CertificateExpired, CertificateExpiresSoon,
        CertificateIsPlaceholder, CertificateOfAnotherMember, CertificateNameMismatch, CertificateSelfSigned, CertificateWeak,
        CertificateChainDisordered, TlsFloorLow, TlsFloorBelowPolicy, ClientCertificateNotAsked, WeakSuiteAccepted, RevocationListOver, RevocationListEndsSoon, LeafNotRenewed, KeyInDataDirectory, HbaAdmitsPlaintext, HbaAdmitsPlaintextReplication,
        HbaFileHasErrors, PlaintextSession, PlaintextWalsender, StandbyNotEnforced, MemberNotNamed, LoopbackTcpClient, PoolerInFront,
        ManagedByAnother, RunUnfinished, NotEnoughPrivilege,
        TrustFromRemote, CleartextPasswordFromRemote, ReplicationFromAnywhere, SuperuserReachableRemotely, ListenWiderThanRules, Md5Verifiers,
        ClientCertificateNotRequired, SettingShadowed, MembersDiffer, KeyOfAnotherMember, NotDecided,
        OutboundPlaintext, OutboundNotVerified, OutboundNameNotChecked, OutboundNotSeen, LoadedRulesDiffer, HbaFileNotLoaded, SettingNotLoaded,
        RestartPending, PassphraseBlocksReload, SessionBelowFloor, SessionUnderOldCertificate,
        ExceptionExpired, ExceptionUnused,
    ];
}
