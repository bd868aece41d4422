using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Text;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Visits every database for its foreign servers: each has a catalog of its own.</summary>
static class ForeignHops
{
    /// <summary>A server lends its slots to others: three at most are taken at a time.</summary>
    const int AtOnce = 3;

    const int MostNames = 20;

    /// <param name="timeout">Of one step, and of the whole round: a server with a thousand databases does not hold an audit up.</param>
    public static async Task<(ValueList<Hop> Hops, ValueList<Unseen> NotSeen)> ReadAsync(
        SqlSession session, ServerFacts server, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Whoever died while it was dropped has -2 as its limit, and nobody can connect to it.
        var others = await session.QueryAsync(
            "SELECT datname::text AS name FROM pg_database WHERE datallowconn AND datconnlimit <> -2 AND datname <> current_database() ORDER BY datname",
            row => row.Text("name"),
            cancellationToken);
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        round.CancelAfter(timeout);
        using var slots = new SemaphoreSlim(AtOnce);
        var visits = await Task.WhenAll(others.Select(async database =>
        {
            try
            {
                await slots.WaitAsync(round.Token);
                try
                {
                    await using var visit = await session.VisitAsync(database, timeout, round.Token);
                    return (Database: database, Hops: await ForeignServers.ReadAsync(visit, database, round.Token), Because: (string?)null);
                }
                finally
                {
                    slots.Release();
                }
            }
            catch (ConnectionException failure)
            {
                return (database, [], Because(failure));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (database, [], $"there was no time for it within {timeout.TotalSeconds:0.###} s");
            }
        }));
        var own = await ForeignServers.ReadAsync(session, server.CurrentDatabase, cancellationToken);
        return (own.Concat(visits.SelectMany(visit => visit.Hops)).ToValueList(), NotSeen(visits.Where(visit => visit.Because is not null), server).ToValueList());
    }

    /// <summary>Without the database's name, so that alike failures are told together.</summary>
    static string Because(ConnectionException failure) => failure switch
    {
        DatabaseMissing => "it was dropped meanwhile",
        RefusedByRules => "pg_hba.conf lets this role not in",
        TooManyConnections => "the server has no free connection",
        QueryTimedOut => "it did not answer in time",
        _ => failure.Problem.What.Contains("permission denied for database", StringComparison.Ordinal)
            ? "this role may not connect to it" : failure.Problem.What,
    };

    static IEnumerable<Unseen> NotSeen(IEnumerable<(string Database, ValueList<Hop> Hops, string? Because)> failed, ServerFacts server)
    {
        foreach (var alike in failed.GroupBy(visit => visit.Because!))
        {
            var names = alike.Select(visit => visit.Database).ToList();
            yield return new(
                names is [var only] ? $"database {only}" : $"databases {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}",
                $"{(names.Count == 1 ? "it could not be visited" : "they could not be visited")}: {alike.Key}",
                "pg_database",
                $"Let it in: GRANT CONNECT ON DATABASE {string.Join(", ", names.Take(MostNames).Select(SqlText.Identifier))} TO {SqlText.Identifier(server.CurrentUser)}, and a line of pg_hba.conf; or give more time: --timeout");
        }
    }
}
