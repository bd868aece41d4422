using System.Diagnostics;

namespace Pgseal.Core.Observing;

/// <summary>Whether a server's log can say who connects.</summary>
public abstract record LogChoice
{
    LogChoice()
    {
    }

    /// <param name="Notes">What it cannot say.</param>
    public sealed record Usable(LogFormat Format, ValueList<string> Notes) : LogChoice;

    /// <param name="Why">One clause.</param>
    /// <param name="Next">What would make it usable.</param>
    public sealed record NotUsable(string Why, string Next) : LogChoice;

    public T Match<T>(Func<Usable, T> usable, Func<NotUsable, T> notUsable) => this switch
    {
        Usable it => usable(it),
        NotUsable it => notUsable(it),
        _ => throw new UnreachableException(),
    };
}
