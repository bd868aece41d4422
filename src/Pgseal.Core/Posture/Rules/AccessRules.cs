namespace Pgseal.Core.Posture.Rules;

/// <summary>What stands between pgseal and the server: a pooler, another manager, missing rights.</summary>
public static class AccessRules
{
    /// <summary>What an ordinary role needs to see everything an audit judges (PostgreSQL 13-18; docs/privileges.md explains each).</summary>
    public const string Grants =
        "GRANT pg_monitor TO role; GRANT SELECT ON pg_hba_file_rules, pg_file_settings TO role; "
        + "GRANT EXECUTE ON FUNCTION pg_hba_file_rules(), pg_show_all_file_settings(), pg_read_binary_file(text), pg_read_binary_file(text,bigint,bigint,boolean), pg_stat_file(text,boolean), pg_ls_dir(text), pg_read_file(text) TO role";

    internal static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Member.Server is not { } server)
            yield break;
        if (server.BehindPooler is { } pooler)
            yield return new(FindingRules.PoolerInFront, it.Member.Target, pooler, "BackendKeyData and inet_server_port()", "Name the server itself as the target");
        foreach (var manager in it.Member.Managers)
            yield return new(FindingRules.ManagedByAnother, it.Member.Target, manager.Name, manager.Evidence, manager.Instead);
        foreach (var (because, rules) in Hidden(it))
            yield return new(
                FindingRules.NotEnoughPrivilege,
                $"role {server.CurrentUser}",
                because,
                it.Member.Target,
                $"Grant it what an audit reads: {Grants}")
            {
                NotJudged = rules,
            };
    }

    static IEnumerable<(string Because, ValueList<FindingRule> NotJudged)> Hidden(MemberCase it)
    {
        if (it.Member.Sessions is Facts.Observed<ValueList<Sessions.Session>>.NotSeen sessions)
            yield return (
                sessions.Because,
                [FindingRules.PlaintextSession, FindingRules.PlaintextWalsender, FindingRules.LoopbackTcpClient, FindingRules.SessionBelowFloor, FindingRules.SessionUnderOldCertificate]);
        if (it.Member.Rules is Facts.Observed<Facts.RulesFacts>.NotSeen rules)
            yield return (
                rules.Because,
                [.. FindingRules.InForceRules, FindingRules.HbaFileHasErrors, FindingRules.HbaFileNotLoaded, FindingRules.LoadedRulesDiffer]);
    }
}
