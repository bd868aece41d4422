using System.Diagnostics;
using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Apply;

/// <summary>Moves one standby's replication from plaintext to TLS: ends its walsender and waits until it streams again, encrypted.</summary>
/// <remarks>A standby tries again by itself, at the latest after wal_retrieve_retry_interval (5 s by default).</remarks>
static class StandbyDrain
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>Whether it is back on TLS and streaming.</returns>
    public static async Task<bool> RunAsync(SqlSession sender, Session walsender, Receiver receiver, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var others = await OnTlsAsync(sender, receiver, cancellationToken);
        await Drainer.TryEndAsync(sender, walsender, DrainPolicy.Now, cancellationToken);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed <= timeout; await Task.Delay(Pause, cancellationToken))
            if ((await OnTlsAsync(sender, receiver, cancellationToken)).Except(others).Any())
                return true;
        return false;
    }

    static Task<ValueList<int>> OnTlsAsync(SqlSession sender, Receiver receiver, CancellationToken cancellationToken) => sender.QueryAsync(
        "SELECT r.pid FROM pg_stat_replication r JOIN pg_stat_ssl s USING (pid) WHERE r.application_name = $1 AND r.state = 'streaming' AND s.ssl",
        [receiver.ApplicationName],
        row => row.Int("pid"),
        cancellationToken);
}
