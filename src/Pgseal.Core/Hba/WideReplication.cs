using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>Decides whether no rule for every address admits physical replication of a scope.</summary>
static class WideReplication
{
    static readonly ConnectionKind[] Tcp = [ConnectionKind.Plain, ConnectionKind.Tls, ConnectionKind.Gss];

    public static Proof Decide(HbaTree tree, HbaEnvironment environment, Scope scope) => HbaProof.Decide(
        tree,
        environment,
        Tcp.Where(kind => Violations.IsServed(kind, environment))
            .Select(kind => new Violation(kind, rule => rule.Admits && IsForAnyAddress(rule), AddressRegion.Of(scope), NameSubject.Anybody with { IsPhysical = true })));

    /// <summary>One family is enough: that is half the Internet, or all of it.</summary>
    static bool IsForAnyAddress(HbaRule rule) => rule.Address is HbaAddress.All or HbaAddress.Masked { Cube: { PrefixLength: 0, IsContiguous: true } };
}
