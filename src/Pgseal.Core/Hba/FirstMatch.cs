using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>Finds the rule that decides a connection, as the server does: the first that matches.</summary>
public sealed class FirstMatch
{
    readonly HbaTree tree;
    readonly HbaEnvironment environment;
    readonly RuleMatcher matcher;

    /// <summary>For many connections against the same rules.</summary>
    public FirstMatch(HbaTree tree, HbaEnvironment environment)
    {
        this.tree = tree;
        this.environment = environment;
        matcher = new(environment);
    }

    public static HbaOutcome Find(HbaTree tree, HbaEnvironment environment, HbaConnection connection) =>
        new FirstMatch(tree, environment).Find(connection);

    public HbaOutcome Find(HbaConnection connection)
    {
        if (tree.Loads == false)
            return new HbaOutcome.NotLoaded();
        if (connection is { Kind: ConnectionKind.Tls, Certificate.IsTrusted: false })
        {
            // Without an authority file the server does not ask for a certificate, so none is presented.
            if (environment.ClientCa == true)
                return new HbaOutcome.TlsHandshakeFailed();
            if (environment.ClientCa is null)
                return new HbaOutcome.Unknown(["whether ssl_ca_file is set"], [], MayMatchNone: true);
        }
        var asked = Asked(connection, environment);
        if (environment.DbUserNamespace is not null || !HbaVersionFacts.HasDbUserNamespace(environment.Version))
            return Walk(asked);
        var (without, with) = (Walk(asked), Walk(Startup(connection, environment, usesNamespace: true)));
        return without == with
            ? without
            : new HbaOutcome.Unknown(["whether db_user_namespace is on"], [.. PossibleIn(without), .. PossibleIn(with)], MayMatchNone: true);
    }

    HbaOutcome Walk(HbaConnection connection)
    {
        var (because, possible) = (new List<string>(), new List<HbaRule>());
        foreach (var rule in tree.Rules)
        {
            var matches = matcher.Matches(rule, connection, because);
            if (matches == false)
                continue;
            if (matches == true && possible.Count == 0)
                return new HbaOutcome.Matched(rule);
            possible.Add(rule);
            if (matches == true)
                return new HbaOutcome.Unknown(because.Distinct().ToValueList(), possible.ToValueList(), MayMatchNone: false);
        }
        return possible.Count == 0
            ? new HbaOutcome.ImplicitReject()
            : new HbaOutcome.Unknown(because.Distinct().ToValueList(), possible.ToValueList(), MayMatchNone: true);
    }

    /// <summary>The connection as the rules see it, where db_user_namespace counts as off unless it is known to be on.</summary>
    internal static HbaConnection Asked(HbaConnection connection, HbaEnvironment environment) =>
        Startup(connection, environment, environment.DbUserNamespace == true);

    static HbaConnection Startup(HbaConnection connection, HbaEnvironment environment, bool usesNamespace)
    {
        var user = connection.User;
        if (usesNamespace && HbaVersionFacts.HasDbUserNamespace(environment.Version))
        {
            // Only an @ at the end and nowhere before it makes a user of the whole server.
            var at = user.IndexOf((byte)'@');
            user = at >= 0 && at == user.Length - 1
                ? user.Slice(0, at)
                : ByteText.Concat(user, "@", connection.Database.IsEmpty ? user : connection.Database);
        }
        return connection with
        {
            User = HbaConnection.Truncated(user),
            Database = connection.IsPhysicalReplication ? default : connection.AskedDatabase,
        };
    }

    static ValueList<HbaRule> PossibleIn(HbaOutcome outcome) => outcome switch
    {
        HbaOutcome.Matched it => [it.Rule],
        HbaOutcome.Unknown it => it.Possible,
        _ => [],
    };
}
