using System.Diagnostics;

namespace Pgseal.Core.Hba;

/// <summary>Which rule decides a connection.</summary>
public abstract record HbaOutcome
{
    HbaOutcome()
    {
    }

    /// <summary>The first rule that matches; there is never a second chance.</summary>
    public sealed record Matched(HbaRule Rule) : HbaOutcome;

    /// <summary>No rule matches.</summary>
    public sealed record ImplicitReject : HbaOutcome;

    /// <summary>The certificate is refused before any rule is looked at.</summary>
    public sealed record TlsHandshakeFailed : HbaOutcome;

    /// <summary>The server refuses the file as a whole; the rules loaded before stay.</summary>
    public sealed record NotLoaded : HbaOutcome;

    /// <summary>It depends on these named things.</summary>
    /// <param name="Possible">The rules it may be, in order.</param>
    /// <param name="MayMatchNone">Whether it may also be no rule.</param>
    public sealed record Unknown(ValueList<string> Because, ValueList<HbaRule> Possible, bool MayMatchNone) : HbaOutcome;

    /// <summary>Whether the connection gets as far as authentication; null where that depends.</summary>
    public bool? Admits => this switch
    {
        Matched it => it.Rule.Admits,
        ImplicitReject or TlsHandshakeFailed => false,
        Unknown it when !it.MayMatchNone && it.Possible.All(rule => rule.Admits) => true,
        Unknown it when it.Possible.All(rule => !rule.Admits) => false,
        _ => null,
    };

    public T Match<T>(
        Func<Matched, T> matched,
        Func<ImplicitReject, T> implicitReject,
        Func<TlsHandshakeFailed, T> tlsHandshakeFailed,
        Func<NotLoaded, T> notLoaded,
        Func<Unknown, T> unknown) => this switch
    {
        Matched it => matched(it),
        ImplicitReject it => implicitReject(it),
        TlsHandshakeFailed it => tlsHandshakeFailed(it),
        NotLoaded it => notLoaded(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };
}
