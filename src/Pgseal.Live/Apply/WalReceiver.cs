using System.Diagnostics;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Apply;

/// <summary>A standby's own connection to whom it streams from.</summary>
static class WalReceiver
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the standby streams, over a connection with this sslmode.</summary>
    /// <param name="sslMode">Null: whatever it is.</param>
    /// <remarks>It tries again by itself, at the latest after wal_retrieve_retry_interval (5 s by default); pg_stat_wal_receiver hides the password.</remarks>
    public static async Task<bool> StreamsAsync(SqlSession standby, string? sslMode, TimeSpan timeout, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed <= timeout; await Task.Delay(Pause, cancellationToken))
        {
            var dialled = await standby.QueryAsync(
                "SELECT conninfo FROM pg_stat_wal_receiver WHERE status = 'streaming'", row => row.TextOrNull("conninfo"), cancellationToken);
            if (dialled is [var conninfo] && (sslMode is null || (conninfo is not null && KeyValueText.Find(conninfo, "sslmode") == sslMode)))
                return true;
        }
        return false;
    }
}
