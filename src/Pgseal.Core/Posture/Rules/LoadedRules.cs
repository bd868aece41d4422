using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Whether the rules in force are those in the file. No view shows what is loaded: the file's time and the connections tried are all there is.</summary>
static class LoadedRules
{
    const string Reload = "Read the file again, and if it is as it should be, reload: SELECT pg_reload_conf()";

    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Member.Rules is not Observed<RulesFacts>.Seen { Value: { FromView: false } rules } || rules.Errors.Any() || it.Member.Server is not { } server)
            return [];
        var tried = Tried(it, rules).ToList();
        if (tried.FirstOrDefault(attempt => attempt.Disagreement is not null) is { Disagreement: { } disagreement })
            return [new(FindingRules.LoadedRulesDiffer, rules.Tree.MainFile, disagreement, "plaintext attempt", Reload) { NotJudged = FindingRules.InForceRules }];
        return rules.ChangedSinceLoad is not { } file ? []
            :
            [
                new(
                    FindingRules.HbaFileNotLoaded,
                    file,
                    $"it was written after the server last read its configuration, at {server.ConfigurationLoadedAt:u}"
                    + (tried.Count == 0 ? "" : $"; {tried.Count} plaintext connections that were tried went as the file says, so it may have been written without a change"),
                    "pg_stat_file and pg_conf_load_time()",
                    Reload)
                {
                    NotJudged = FindingRules.InForceRules,
                },
            ];
    }

    static IEnumerable<(Attempt Attempt, string? Disagreement)> Tried(MemberCase it, RulesFacts rules)
    {
        if (rules.Tree.Loads != true || it.Member.Environment is not { } environment)
            yield break;
        var rulesOfFile = new FirstMatch(rules.Tree, environment);
        foreach (var endpoint in it.Member.Endpoints)
            foreach (var attempt in endpoint.Attempts)
                // From another host a translated address may have decided, which nobody here knows.
                if (endpoint.Address.Equals(attempt.TriedFrom) && Admitted(attempt) is { } admitted && rulesOfFile.Find(ConnectionOf(attempt)).Admits is { } admits)
                    yield return (attempt, admitted == admits ? null
                        : $"plaintext as {attempt.TriedAs} from {attempt.TriedFrom} is {(admitted ? "admitted" : "refused")}, and the file {(admits ? "admits" : "refuses")} it");
    }

    static bool? Admitted(Attempt attempt) => attempt.Outcome.Match<bool?>(_ => true, _ => false, _ => null);

    static HbaConnection ConnectionOf(Attempt attempt) => new(
        ConnectionKind.Plain, ByteText.FromString(attempt.TriedAs.Database), ByteText.FromString(attempt.TriedAs.User), attempt.TriedFrom)
    {
        Replication = attempt.TriedAs.PhysicalReplication ? HbaReplication.Physical
            : attempt.TriedAs.LogicalReplication ? HbaReplication.Logical
            : HbaReplication.None,
    };
}
