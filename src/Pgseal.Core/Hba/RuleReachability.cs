using System.Diagnostics;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba;

/// <summary>Whether a rule ever decides a connection, and whether that matters.</summary>
public abstract record RuleReachability
{
    RuleReachability(HbaRule rule) => Rule = rule;

    public HbaRule Rule { get; }

    /// <summary>It decides this connection, and perhaps others.</summary>
    /// <param name="RedundancyUnknown">Why it is not known whether the file would mean the same without it; null where it would not.</param>
    public sealed record Reachable(HbaRule Rule, Witness Connection, string? RedundancyUnknown) : RuleReachability(Rule);

    /// <summary>It could match nothing even if it stood alone.</summary>
    public sealed record Unmatchable(HbaRule Rule, string Because) : RuleReachability(Rule);

    /// <summary>Every connection that it matches is decided by an earlier rule.</summary>
    /// <param name="Blockers">Rules that leave nothing to it, in order, each of them needed.</param>
    /// <param name="DiffersInAction">
    /// Whether some of its connections are refused where it would admit them, or the other way round; then a rule that does this is among the
    /// blockers, needed or not. Null is not known.
    /// </param>
    public sealed record Shadowed(HbaRule Rule, ValueList<HbaRule> Blockers, bool? DiffersInAction) : RuleReachability(Rule);

    /// <summary>It decides connections, and without it these later rules would do the same with them.</summary>
    /// <remarks>All rules that are shadowed or redundant can be taken out together.</remarks>
    public sealed record Redundant(HbaRule Rule, ValueList<HbaRule> TakenOverBy) : RuleReachability(Rule);

    /// <summary>Whether it decides anything depends on these named things.</summary>
    public sealed record Unknown(HbaRule Rule, ValueList<string> Because) : RuleReachability(Rule);

    public T Match<T>(
        Func<Reachable, T> reachable,
        Func<Unmatchable, T> unmatchable,
        Func<Shadowed, T> shadowed,
        Func<Redundant, T> redundant,
        Func<Unknown, T> unknown) => this switch
    {
        Reachable it => reachable(it),
        Unmatchable it => unmatchable(it),
        Shadowed it => shadowed(it),
        Redundant it => redundant(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };
}
