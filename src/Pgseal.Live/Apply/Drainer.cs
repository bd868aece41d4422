using System.Diagnostics;
using System.Globalization;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Apply;

/// <summary>Ends in-scope plaintext sessions by a policy and waits until they are gone. Own, local, GSS and out-of-scope sessions are never touched (I7).</summary>
static class Drainer
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Clients and subscribers of one member, so many in every tenth of a second; standbys are <see cref="StandbyDrain"/>'s.</summary>
    public static async Task<DrainedClients> ClientsAsync(SqlSession session, Scope scope, DrainOptions options, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        var ended = new Dictionary<int, Session>();
        var left = await InScopeAsync(session, scope, cancellationToken);
        while (left.Count > 0 && options.Policy != DrainPolicy.None)
        {
            var batch = Math.Max(1, options.Rate / 10);
            var tried = left.Where(it => !ended.ContainsKey(it.Pid) && !options.Except.Contains(it.User ?? "")).ToList();
            foreach (var one in tried.TakeWhile(_ => batch > 0))
                if (await TryEndAsync(session, one, options.Policy, cancellationToken))
                {
                    ended.Add(one.Pid, one);
                    batch--;
                }
            await Task.Delay(Pause, cancellationToken);
            left = await InScopeAsync(session, scope, cancellationToken);
            // Idle looks at each once; from then on it only waits for those it ended to be gone.
            var isThrough = options.Policy == DrainPolicy.Idle ? batch > 0 : !left.Exists(it => !options.Except.Contains(it.User ?? ""));
            if ((isThrough && !left.Exists(it => ended.ContainsKey(it.Pid))) || waited.Elapsed > options.Timeout)
                break;
        }
        return new([.. ended.Values], left);
    }

    /// <summary>Ends a session if, at this very moment, it is still the same one, in plaintext, and in the state that the policy wants.</summary>
    /// <remarks>
    /// Idle counts only after 100 ms of it: right after a transaction the client is about to send the next one. A walsender is never idle, and a
    /// subscriber takes up where it was.
    /// </remarks>
    public static async Task<bool> TryEndAsync(SqlSession session, Session victim, DrainPolicy policy, CancellationToken cancellationToken)
    {
        var state = policy switch
        {
            DrainPolicy.None => "false",
            DrainPolicy.Now => "true",
            DrainPolicy.Idle or DrainPolicy.Transaction =>
                "a.backend_type = 'walsender' OR (a.state = 'idle' AND a.state_change < clock_timestamp() - interval '100 ms')",
        };
        return (await session.QueryAsync(
            $"""
            SELECT pg_terminate_backend(a.pid) AS ended
            FROM pg_stat_activity a JOIN pg_stat_ssl s USING (pid) LEFT JOIN pg_stat_gssapi g USING (pid)
            WHERE a.pid = $1 AND a.backend_start = $2::timestamptz
              AND a.client_addr IS NOT NULL AND NOT s.ssl AND NOT coalesce(g.encrypted, false) AND ({state})
            """,
            [victim.Pid, victim.BackendStart.ToString("O", CultureInfo.InvariantCulture)],
            row => row.Bool("ended"),
            cancellationToken)).Any(ended => ended);
    }

    static async Task<List<Session>> InScopeAsync(SqlSession session, Scope scope, CancellationToken cancellationToken) =>
        (await SessionReader.ReadAsync(session, cancellationToken)).Where(it => it.IsPlaintextIn(scope) && !it.IsPhysicalWalsender).ToList();
}
