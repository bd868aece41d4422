using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>The local authority that signs for a cluster: where its certificate stands or will stand.</summary>
/// <param name="Certificate">Null until it is created.</param>
public sealed record Authority(string File, CertificateFacts? Certificate)
{
    /// <summary>The authority that it is replacing; null while no rollover is underway.</summary>
    public CertificateFacts? Replaced { get; init; }

    /// <summary>Why it cannot sign now, and what to do; null when it can.</summary>
    public (string Why, string Next)? Locked { get; init; }

    /// <summary>What stops a change that needs it to sign.</summary>
    internal IEnumerable<Blocker> Blockers => Locked is var (why, next) ? [new($"the authority's key {why}", File, next)] : [];

    /// <summary>When a leaf ends that is issued now: never after its authority.</summary>
    internal DateTimeOffset EndOf(LeafSpec leaf, DateTimeOffset now) => Certificate is { } own && own.NotAfter < now + leaf.Validity ? own.NotAfter : now + leaf.Validity;

    /// <summary>Whether this leaf says that the authority issued it, or the one that it is replacing.</summary>
    public bool Issued(CertificateFacts leaf) => (Certificate is { } own && leaf.SaysIssuedBy(own)) || IsOfReplaced(leaf);

    /// <summary>Whether this leaf has to be issued anew because the authority that signed it is being replaced.</summary>
    public bool IsOfReplaced(CertificateFacts leaf) =>
        Replaced is { } old && leaf.SaysIssuedBy(old) && !(Certificate is { } own && leaf.SaysIssuedBy(own));
}
