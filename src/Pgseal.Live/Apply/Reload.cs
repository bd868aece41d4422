using System.Diagnostics;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Apply;

/// <summary>Makes a server read its configuration again, and waits until it has.</summary>
/// <remarks>
/// The postmaster reads settings, rules and certificates in one go before it accepts another connection (process_pm_reload_request in
/// postmaster.c, PostgreSQL 13 to 18), and a new backend inherits its load time. So a new connection that shows a newer load time proves that
/// all of it was read; the session that asked does not: its signal comes in the middle.
/// </remarks>
static class Reload
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Returns once a fresh session of the operator's came in after the reload.</summary>
    /// <param name="patience">How long the server may take to notice.</param>
    /// <exception cref="ConnectionException">The operator could not get in again.</exception>
    /// <exception cref="ReloadNotSeen">The server did not reload in time.</exception>
    public static async Task RunAsync(Member member, TimeSpan patience, CancellationToken cancellationToken)
    {
        var asked = (await member.Session.QueryAsync("SELECT clock_timestamp() AS now", row => row.Time("now"), cancellationToken))[0];
        await member.Session.ExecuteAsync("SELECT pg_reload_conf()", cancellationToken);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using (var fresh = await member.OpenFreshAsync(cancellationToken))
                if (await LoadTimeAsync(fresh, cancellationToken) >= asked)
                    return;
            if (waited.Elapsed > patience)
                throw new ReloadNotSeen(member.Name, patience);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    static async Task<DateTimeOffset> LoadTimeAsync(SqlSession session, CancellationToken cancellationToken) =>
        (await session.QueryAsync("SELECT pg_conf_load_time() AS loaded", row => row.Time("loaded"), cancellationToken))[0];
}
