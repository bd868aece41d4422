using System.Diagnostics;

namespace Pgseal.Core.Posture;

/// <summary>Whether a property of the rules holds, over all databases, users and addresses in scope.</summary>
public abstract record Proof
{
    Proof()
    {
    }

    /// <summary>It holds: for plaintext-refused, no in-scope plaintext connection is admitted.</summary>
    public sealed record Proven : Proof;

    /// <summary>This connection breaks it.</summary>
    public sealed record Refuted(Witness Witness) : Proof;

    /// <summary>It could not be decided because of these named things; there is at least one.</summary>
    public sealed record Unknown(ValueList<string> Because) : Proof;

    public T Match<T>(Func<Proven, T> proven, Func<Refuted, T> refuted, Func<Unknown, T> unknown) => this switch
    {
        Proven it => proven(it),
        Refuted it => refuted(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };
}
