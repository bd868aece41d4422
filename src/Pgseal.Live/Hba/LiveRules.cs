using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Hba;

/// <summary>Reads the rules of a running server with its environment, and its own view of them.</summary>
public static class LiveRules
{
    const string Privileges = "Use a superuser for the target, or grant what docs/privileges.md lists";

    /// <exception cref="RulesUnreadable">The role may not see the files.</exception>
    public static async Task<RulesRead> ReadAsync(Target target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
        var server = await ServerReader.ReadAsync(session, cancellationToken);
        var host = (await LocalReader.ProveAsync(session, server, [], cancellationToken) as LocalProof.Proven)?.Host;
        var environment = await EnvironmentReader.ReadAsync(session, server, host, cancellationToken);
        var rules = (await RulesReader.ReadAsync(session, server, host, environment, cancellationToken)).Match(
            seen => seen,
            because => throw new RulesUnreadable(because, target.ToDisplay(), Privileges));
        if (rules.FromView)
            throw new RulesUnreadable($"the role {server.CurrentUser} may not read the rules file, only the server's view of it", target.ToDisplay(), Privileges);
        environment = await HostNames.WithAsync(environment, rules.Tree, host, timeout, cancellationToken);
        var sessions = await SessionReader.ReadAsync(session, server, cancellationToken);
        return new(
            target.ToDisplay(),
            rules.Tree,
            environment,
            rules.Tree.Needs.Select(path => $"{path} could not be read").ToValueList(),
            await ViewAsync(session, rules.Tree, cancellationToken),
            rules.ChangedSinceLoad is { } file ? [$"{file} was changed after the server last read its configuration: what is in force may be older"] : [])
        {
            IsLive = true,
            GssSeen = sessions.Or([]).Any(it => it.Kind == ConnectionKind.Gss),
        };
    }

    /// <summary>Never asked of a file that our own reader rejects for itself: up to 15 the view crashes on a circle.</summary>
    static async Task<ValueList<HbaViewRow>?> ViewAsync(SqlSession session, HbaTree tree, CancellationToken cancellationToken)
    {
        if (tree.Errors.Any(error => error.Origin == HbaDiagnosticOrigin.Pgseal))
            return null;
        try
        {
            return await ViewReader.ReadAsync(session, cancellationToken);
        }
        catch (QueryDenied)
        {
            return null; // the files were read; the view would only have confirmed them
        }
    }
}
