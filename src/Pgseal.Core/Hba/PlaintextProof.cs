using System.Diagnostics;
using System.Net;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>Decides whether any in-scope plaintext connection is admitted, over all databases, users and addresses at once.</summary>
/// <remarks>It is about the rules in the files; whether the server loads them is <see cref="HbaTree.Loads"/>.</remarks>
public static class PlaintextProof
{
    /// <param name="onlyReplication">True asks about physical replication alone, false about databases alone, null about both.</param>
    public static Proof Decide(HbaTree tree, HbaEnvironment environment, Scope scope, bool? onlyReplication = null)
    {
        if (tree.Errors.Count > 0)
            return new Proof.Unknown(tree.Errors.Select(error => $"the server would not load it: {error}").ToValueList());
        if (tree.Needs.Count > 0)
            return new Proof.Unknown(tree.Needs.Select(path => $"{Text.Printable.Text(path)} was not read").ToValueList());
        var because = new List<string>();
        foreach (var reached in PlaintextReach.Of(tree, environment, AddressRegion.Of(scope), onlyReplication))
        {
            if (reached.Reach.Connection is not { } connection)
                because.AddRange(reached.Reach.Because);
            else if (StartupUser(connection, environment) is { } user)
                return new Proof.Refuted(Confirmed(connection, user, reached.Rule, tree, environment));
            else
                because.Add($"{reached.Rule.Place}: db_user_namespace is on, and what it makes of user names with an @ is not decided");
        }
        return because.Count == 0 ? new Proof.Proven() : new Proof.Unknown(because.Distinct().ToValueList());
    }

    /// <summary>The rules that admit plaintext from the local networks, which a scope of remote leaves out.</summary>
    public static ValueList<HbaRule> LocalPlaintext(HbaTree tree, HbaEnvironment environment, Scope scope) =>
        PlaintextReach.Of(tree, environment, AddressRegion.LocalTo(scope)).Select(reached => reached.Rule).ToValueList();

    /// <summary>What a client asks for to be this user: with db_user_namespace, the name with an @ at its end.</summary>
    static ByteText? StartupUser(ReachedConnection reached, HbaEnvironment environment)
    {
        if (environment.DbUserNamespace != true || !HbaVersionFacts.HasDbUserNamespace(environment.Version))
            return reached.User;
        return reached.User.IndexOf((byte)'@') < 0 ? ByteText.Concat(reached.User, "@") : (ByteText?)null;
    }

    /// <summary>The evaluator has the last word on a witness.</summary>
    static Witness Confirmed(ReachedConnection reached, ByteText user, HbaRule rule, HbaTree tree, HbaEnvironment environment)
    {
        var connection = new HbaConnection(ConnectionKind.Plain, reached.Database, user, IPAddress.Parse(reached.Address.ToString()))
        {
            Replication = reached.IsPhysical ? HbaReplication.Physical : HbaReplication.None,
        };
        var outcome = FirstMatch.Find(tree, environment with { DbUserNamespace = environment.DbUserNamespace ?? false }, connection);
        if (outcome.Admits != true)
            throw new UnreachableException($"the witness for {rule.Place} does not hold: {connection}");
        var admitting = outcome is HbaOutcome.Matched matched ? matched.Rule : rule;
        return new(
            ConnectionKind.Plain, reached.IsPhysical, reached.Database.ToString(), user.ToString(), reached.Address.ToString(),
            admitting.File, admitting.LineNumber);
    }
}
