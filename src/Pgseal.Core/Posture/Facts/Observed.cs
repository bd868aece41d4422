using System.Diagnostics;

namespace Pgseal.Core.Posture.Facts;

/// <summary>A fact that was seen, or the reason why it could not be: what is not seen is never taken for clean.</summary>
public abstract record Observed<T>
{
    Observed()
    {
    }

    public sealed record Seen(T Value) : Observed<T>;

    /// <param name="Because">One clause: the right that is missing, the file that cannot be read.</param>
    public sealed record NotSeen(string Because) : Observed<T>;

    public TResult Match<TResult>(Func<T, TResult> seen, Func<string, TResult> notSeen) => this switch
    {
        Seen it => seen(it.Value),
        NotSeen it => notSeen(it.Because),
        _ => throw new UnreachableException(),
    };

    public Observed<TNext> Select<TNext>(Func<T, TNext> next) =>
        Match<Observed<TNext>>(value => new Observed<TNext>.Seen(next(value)), because => new Observed<TNext>.NotSeen(because));

    /// <summary>The value, or this when it was not seen: for uses where both mean the same.</summary>
    public T Or(T otherwise) => Match(value => value, _ => otherwise);

    public static implicit operator Observed<T>(T value) => new Seen(value);
}
