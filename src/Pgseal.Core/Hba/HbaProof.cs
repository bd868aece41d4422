using System.Diagnostics;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba;

/// <summary>Decides whether a property holds, over all databases, users and addresses of a scope at once.</summary>
/// <remarks>It is about the rules in the files; whether the server loads them is <see cref="HbaTree.Loads"/>.</remarks>
public static class HbaProof
{
    public static Proof Decide(HbaTree tree, HbaEnvironment environment, HbaProperty property, Scope scope) =>
        Decide(tree, environment, Violations.Of(property, environment, scope));

    internal static Proof Decide(HbaTree tree, HbaEnvironment environment, IEnumerable<Violation> violations)
    {
        if (WhyUnreadable(tree) is { Count: > 0 } unreadable)
            return new Proof.Unknown(unreadable);
        var search = new ViolationSearch(tree, environment, new Work());
        var because = new List<string>();
        foreach (var violation in violations)
        {
            foreach (var (rule, reach) in search.Find(violation))
            {
                if (reach.Connection is not { } connection)
                    because.AddRange(reach.Because);
                else if (WitnessOf.StartupUser(connection.User, environment) is { } user)
                    return new Proof.Refuted(Confirmed(WitnessOf.Connection(connection, violation.Kind, user), rule, violation, tree, environment));
                else
                    because.Add($"{rule.Place}: {WitnessOf.NamespaceIsOn}");
            }
        }
        return because.Count == 0 ? new Proof.Proven() : new Proof.Unknown(because.Distinct().ToValueList());
    }

    /// <summary>Why nothing can be said of the rules; empty where they are whole.</summary>
    internal static ValueList<string> WhyUnreadable(HbaTree tree) => tree.Errors.Count > 0
        ? tree.Errors.Select(error => $"the server would not load it: {error}").ToValueList()
        : tree.Needs.Select(path => $"{Text.Printable.Text(path)} was not read").ToValueList();

    /// <summary>The evaluator has the last word on a witness.</summary>
    static Witness Confirmed(HbaConnection connection, HbaRule rule, Violation violation, HbaTree tree, HbaEnvironment environment)
    {
        var outcome = FirstMatch.Find(tree, environment with { DbUserNamespace = environment.DbUserNamespace ?? false }, connection);
        var breaking = outcome switch
        {
            HbaOutcome.Matched it when violation.Involves(it.Rule) => it.Rule,
            HbaOutcome.Unknown { MayMatchNone: false } it when it.Possible.All(violation.Involves) => rule,
            _ => throw new UnreachableException($"the witness for {rule.Place} does not hold: {connection}"),
        };
        return WitnessOf.At(breaking, connection);
    }
}
