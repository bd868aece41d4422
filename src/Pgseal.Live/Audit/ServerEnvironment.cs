using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads what decides over a server's own connections besides their settings: its environment, and which root files exist.</summary>
static class ServerEnvironment
{
    public static async Task<Outbound> WithAsync(
        SqlSession session, ServerFacts server, ValueList<Hop> hops, ValueList<Unseen> notSeen, CancellationToken cancellationToken)
    {
        var variables = await VariablesAsync(session, server, cancellationToken);
        var home = variables.Or([]).LastOrDefault(variable => variable.Keyword == "home")?.Value;
        var paths = hops
            .Select(hop => hop.Conninfo.Match(conninfo => KeyValueText.Find(conninfo, "sslrootcert"), _ => null))
            .Append(variables.Or([]).LastOrDefault(variable => variable.Keyword == "sslrootcert")?.Value)
            .Append(home is null ? null : $"{home.TrimEnd('/')}/.postgresql/root.crt")
            .OfType<string>()
            .Where(path => path.Length > 0)
            .Distinct()
            .ToList();
        var files = new List<RootFile>();
        foreach (var path in paths)
            files.Add(new(path, await ExistsAsync(session, path, cancellationToken)));
        return new(hops, notSeen, variables, files.ToValueList());
    }

    /// <summary>Those that matter are picked out on the server: others may be secrets.</summary>
    /// <remarks>proc(5): the environment that a process was started with, each variable ended by a zero byte. The postmaster does not write over it, its children do.</remarks>
    static async Task<Observed<ValueList<Setting>>> VariablesAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        var wanted = Keyword.All.Where(keyword => keyword.Variable is not null && Keyword.Deciding.Contains(keyword.Name)).ToDictionary(keyword => keyword.Variable!, keyword => keyword.Name);
        wanted["HOME"] = "home";
        const string sql =
            """
            SELECT e.raw IS NOT NULL AS seen, ARRAY(SELECT v FROM regexp_split_to_table(e.raw, $1) v WHERE split_part(v, '=', 1) = ANY ($2)) AS variables
            FROM (SELECT encode(pg_read_binary_file('/proc/' || split_part(pg_read_file('postmaster.pid'), chr(10), 1) || '/environ', 0, 1048576, true), 'escape') AS raw OFFSET 0) e
            """;
        try
        {
            var read = (await session.QueryAsync(sql, [@"\\000", wanted.Keys.ToArray()], row => (Seen: row.Bool("seen"), Variables: row.Texts("variables")), cancellationToken))[0];
            return read.Seen
                ? read.Variables.Select(variable => variable.Split('=', 2)).Select(it => new Setting(wanted[it[0]], it[1], SettingSource.Environment, it[0])).ToValueList()
                : new Observed<ValueList<Setting>>.NotSeen("the server's host has no /proc");
        }
        catch (Exception hidden) when (hidden is QueryDenied or QueryFailed)
        {
            return new Observed<ValueList<Setting>>.NotSeen($"the role {server.CurrentUser} may not see the server's environment");
        }
    }

    static async Task<bool?> ExistsAsync(SqlSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.QueryAsync("SELECT size IS NOT NULL AS there FROM pg_stat_file($1, true)", [path], row => row.Bool("there"), cancellationToken))[0];
        }
        catch (Exception hidden) when (hidden is QueryDenied or QueryFailed)
        {
            return null;
        }
    }
}
