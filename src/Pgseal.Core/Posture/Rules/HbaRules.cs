using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>What pg_hba.conf admits, and whether the server would load it.</summary>
static class HbaRules
{
    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Ordinary is Proof.Refuted ordinary)
            yield return Admits(it, FindingRules.HbaAdmitsPlaintext, ordinary.Witness, $"database={ordinary.Witness.Database} ");
        if (it.Replication is Proof.Refuted replication)
            yield return Admits(it, FindingRules.HbaAdmitsPlaintextReplication, replication.Witness, "replication ");
        foreach (var error in Errors(it))
            yield return new(
                FindingRules.HbaFileHasErrors,
                error.File,
                error.Message,
                $"{error.File}:{error.Line}",
                "Correct the line, then reload: SELECT pg_reload_conf()")
            {
                NotJudged = FindingRules.InForceRules,
            };
    }

    public static IEnumerable<RuleError> Errors(MemberCase it) => it.Member.Rules.Match<IEnumerable<RuleError>>(
        rules => rules.Errors,
        _ => []);

    static Finding Admits(MemberCase it, FindingRule rule, Witness witness, string what) => new(
        rule,
        it.Member.Target,
        $"plaintext {what}user={witness.User} from {witness.Address} is admitted",
        $"{witness.File}:{witness.Line}",
        $"Show the change: {it.Command("plan")}");
}
