using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hba;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Gathers everything an audit judges of one member, over one open session and the wire.</summary>
public static class FactsReader
{
    public static async Task<MemberFacts> ReadAsync(SqlSession session, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var server = await ServerReader.ReadAsync(session, cancellationToken);
        var host = (await LocalReader.ProveAsync(session, server, [], cancellationToken) as LocalProof.Proven)?.Host;
        var environment = await EnvironmentReader.ReadAsync(session, server, host, cancellationToken);
        var rules = await RulesReader.ReadAsync(session, server, host, environment, cancellationToken);
        if (rules is Observed<RulesFacts>.Seen { Value: var seen })
            environment = await HostNames.WithAsync(environment, seen.Tree, host, timeout, cancellationToken);
        var facts = new MemberFacts(session.Target.ToDisplay(), null, server)
        {
            Host = session.Target.Host ?? session.Target.HostAddress?.ToString(),
            Rules = rules,
            Environment = environment,
            Sessions = await SessionReader.ReadAsync(session, server, cancellationToken),
            Receivers = await ReplicationReader.ReceiversAsync(session, server, cancellationToken),
            Upstream = await ReplicationReader.UpstreamAsync(session, server, cancellationToken),
            Pair = await PairReader.ReadAsync(session, server, host, cancellationToken),
            RevocationList = await RevocationListReader.ReadAsync(session, server, cancellationToken),
            FileErrors = await ServerReader.FileErrorsAsync(session, server, cancellationToken),
            Unfinished = MarkerReader.Read(host),
            Managers = await ManagerReader.ReadAsync(session, server, host, rules, cancellationToken),
            Md5Roles = await PasswordReader.Md5RolesAsync(session, server, cancellationToken),
            PasswordEncryptions = await PasswordReader.EncryptionsAsync(session, cancellationToken),
            FileSettings = await FileSettingsReader.ReadAsync(session, server, cancellationToken),
            ClientAuthorities = await ClientAuthoritiesReader.ReadAsync(session, server, cancellationToken),
        };
        // Last: an attempt that is admitted is a session for a moment, and must not be counted among the others.
        return facts with { Endpoints = await EndpointReader.ReadAsync(session, server, host, rules, environment, scope, timeout, cancellationToken) };
    }
}
