using System.Diagnostics;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>What happens to a member's certificate.</summary>
public abstract record CertificateDecision
{
    CertificateDecision()
    {
    }

    /// <summary>The pair in use stays.</summary>
    public sealed record Keep(CertificateFacts Certificate) : CertificateDecision;

    /// <summary>The local authority issues one.</summary>
    public sealed record Issue(string Reason) : CertificateDecision;

    /// <summary>The operator's pair is copied in.</summary>
    public sealed record Import(ImportedPair Pair) : CertificateDecision;

    public T Match<T>(Func<Keep, T> keep, Func<Issue, T> issue, Func<Import, T> import) => this switch
    {
        Keep it => keep(it),
        Issue it => issue(it),
        Import it => import(it),
        _ => throw new UnreachableException(),
    };
}
