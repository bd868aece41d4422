using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Policies;

/// <summary>What is asked of clusters; null is what the file does not say.</summary>
/// <param name="Source">The file, as findings name it.</param>
public sealed record Policy(string Source)
{
    public ScopeKind? Scope { get; init; }

    public ValueList<IPNetwork>? LocalNetworks { get; init; }

    /// <summary>The lowest TLS version that a member may allow.</summary>
    public TlsFloor? MinTls { get; init; }

    /// <summary>Whether every member must ask clients for a certificate.</summary>
    public bool ClientCertificates { get; init; }

    /// <summary>How long before its end a certificate counts as ending soon.</summary>
    public TimeSpan? RenewalWindow { get; init; }

    /// <summary>The mildest finding that makes the exit code 1.</summary>
    public Severity? FailOn { get; init; }

    public ValueList<PolicyException> Exceptions { get; init; }

    /// <summary>What judging has to know of it.</summary>
    public Requirements Requirements => new(MinTls, RenewalWindow ?? Expiry.RenewalWindow, ClientCertificates);
}
