using System.Diagnostics;

namespace Pgseal.Live.Hosts;

/// <summary>Whether the server that answers lives on this host, with its files in reach.</summary>
public abstract record LocalProof
{
    LocalProof()
    {
    }

    /// <summary>It does: its data directory is the one here.</summary>
    public sealed record Proven(LocalHost Host) : LocalProof;

    /// <summary>It lives elsewhere, or in a container of its own.</summary>
    public sealed record NotLocal(string Why) : LocalProof;

    /// <summary>It may, but who runs pgseal cannot look; the line to type instead.</summary>
    public sealed record NotReadable(string Why, string Instead) : LocalProof;

    public T Match<T>(Func<Proven, T> proven, Func<NotLocal, T> notLocal, Func<NotReadable, T> notReadable) => this switch
    {
        Proven it => proven(it),
        NotLocal it => notLocal(it),
        NotReadable it => notReadable(it),
        _ => throw new UnreachableException(),
    };
}
