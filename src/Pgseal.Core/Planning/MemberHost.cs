using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>What is known of the host a member runs on, as far as changing the member depends on it.</summary>
/// <param name="CertificateDirectory">pgseal's own directory for this member's certificates.</param>
/// <param name="CurrentPair">The certificate and key paths that the settings will name, inside that directory.</param>
/// <param name="Names">What the member's certificate is to cover.</param>
/// <param name="Blockers">Why its files cannot be changed from here: not local, not permitted, another run.</param>
public sealed record MemberHost(
    string CertificateDirectory,
    PairPaths CurrentPair,
    SubjectNames Names,
    ValueList<Blocker> Blockers)
{
    /// <summary>Its OpenSSL runs in FIPS mode: P-256 or RSA, and no X25519.</summary>
    public bool IsFips { get; init; }
}
