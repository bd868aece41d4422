using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture;

/// <summary>Chooses as whom plaintext is tried: the rules are asked before a role or database is looked up, so anybody will do.</summary>
public static class AttemptLogins
{
    /// <summary>The operator's own login, physical replication, and every witness of the proof.</summary>
    public static ValueList<Login> For(Observed<RulesFacts> rules, HbaEnvironment? environment, Scope scope, string user, string database)
    {
        var proofs = rules.Match<IEnumerable<Proof>>(
            seen => [RulesProof.Decide(seen, environment, scope, replication: false), RulesProof.Decide(seen, environment, scope, replication: true)],
            _ => []);
        return new[] { new Login(user, database, PhysicalReplication: false), new Login(user, database, PhysicalReplication: true) }
            .Concat(proofs.OfType<Proof.Refuted>().Select(it => new Login(it.Witness.User, it.Witness.Database, it.Witness.Replication)))
            .Distinct()
            .ToValueList();
    }
}
