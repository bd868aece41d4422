using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>Decides whether any in-scope plaintext connection is admitted: the property that the program is about.</summary>
public static class PlaintextProof
{
    /// <param name="onlyReplication">True asks about physical replication alone, false about databases alone, null about both.</param>
    public static Proof Decide(HbaTree tree, HbaEnvironment environment, Scope scope, bool? onlyReplication = null) =>
        HbaProof.Decide(tree, environment, [Plaintext(AddressRegion.Of(scope), onlyReplication)]);

    /// <summary>The rules that admit plaintext from the local networks, which a scope of remote leaves out.</summary>
    public static ValueList<HbaRule> LocalPlaintext(HbaTree tree, HbaEnvironment environment, Scope scope) =>
        Admitting(tree, environment, AddressRegion.LocalTo(scope)).ToValueList();

    /// <summary>The rules that admit plaintext of a region, or may.</summary>
    internal static IEnumerable<HbaRule> Admitting(HbaTree tree, HbaEnvironment environment, AddressRegion region) =>
        new ViolationSearch(tree, environment, new Work()).Find(Plaintext(region, null))
            .Select(found => found.Rule).Distinct<HbaRule>(ReferenceEqualityComparer.Instance);

    static Violation Plaintext(AddressRegion region, bool? onlyReplication) =>
        new(ConnectionKind.Plain, rule => rule.Admits, region, NameSubject.Anybody with { IsPhysical = onlyReplication });
}
