using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture;

/// <summary>Decides the proof from the rules as they were seen, and says unknown where what was seen is not what is loaded.</summary>
static class RulesProof
{
    public static Proof Decide(RulesFacts rules, HbaEnvironment? environment, Scope scope, bool replication) =>
        Decide(rules, environment, (tree, known) => PlaintextProof.Decide(tree, known, scope, replication));

    /// <param name="ask">About rules that are whole and in force; from the view they admit at least what the real ones do.</param>
    public static Proof Decide(RulesFacts rules, HbaEnvironment? environment, Func<HbaTree, HbaEnvironment, Proof> ask)
    {
        if (environment is null)
            return Unknown("roles and databases were not read");
        if (rules.Errors.Any())
            return Unknown("pg_hba.conf has errors, so the rules in force are older ones that nobody can read");
        if (rules.Tree.Loads is null)
            return new Proof.Unknown(rules.Tree.Needs.Select(path => $"{path} cannot be read").Concat(rules.Tree.Doubts).ToValueList());
        if (rules.ChangedSinceLoad is { } file)
            return Unknown($"{file} was changed after the server last read its configuration");
        var proof = ask(rules.Tree, environment);
        return proof is Proof.Refuted && rules.FromView
            ? Unknown("the rules file cannot be read here, and its view does not tell a quoted name from a keyword")
            : proof;
    }

    static Proof.Unknown Unknown(string because) => new([because]);
}
