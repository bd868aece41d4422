using System.Diagnostics;
using Pgseal.Core;
using Pgseal.Core.Observing;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Observing;

/// <summary>Watches who connects to one member: the sessions of now, those of a while, and the server's log. Looking again goes on from there.</summary>
sealed class ClientObserver
{
    /// <summary>A connection that lasts less may be missed; the log sees it.</summary>
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    readonly ClientTally tally = new();
    readonly LogReader? log;
    readonly LogReport withoutLog;
    TimeSpan sampled;

    ClientObserver(LogSource? source, LogReport withoutLog)
    {
        log = source is null ? null : new(source, tally);
        this.withoutLog = withoutLog;
    }

    /// <param name="logFile">The log to read; null to find the server's own.</param>
    public static async Task<ClientObserver> OpenAsync(
        SqlSession session, ServerFacts server, LocalHost? host, string? logFile, CancellationToken cancellationToken)
    {
        var (source, withoutLog) = await LogFinder.FindAsync(session, server, host, logFile, cancellationToken);
        return new(source, withoutLog);
    }

    /// <param name="member">What is known of it now.</param>
    public async Task<Observation> LookAsync(
        SqlSession session, MemberFacts member, TimeSpan duration, ObserveOptions options, CancellationToken cancellationToken)
    {
        tally.TlsIsServedSince(Observation.ServedSince(member));
        if (member.Sessions is Observed<ValueList<Session>>.Seen { Value: var sessions })
        {
            tally.Sample(sessions, DateTimeOffset.UtcNow);
            await SampleAsync(session, member.Target, duration, options, cancellationToken);
        }
        var report = await ReadLogAsync(cancellationToken);
        return new(tally.ToList(), report, sampled, tally.NotKept);
    }

    async Task SampleAsync(SqlSession session, string name, TimeSpan duration, ObserveOptions options, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration && !options.Enough.IsCancellationRequested)
        {
            options.OnProgress(new(name, clock.Elapsed, duration, tally.Clients));
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.Enough);
            await Task.Delay(Interval, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            tally.Sample(await SessionReader.ReadAsync(session, cancellationToken), DateTimeOffset.UtcNow);
        }
        if (duration > TimeSpan.Zero)
            options.OnProgress(new(name, duration, duration, tally.Clients));
        sampled += duration == TimeSpan.Zero ? TimeSpan.Zero : clock.Elapsed;
    }

    async Task<LogReport> ReadLogAsync(CancellationToken cancellationToken)
    {
        if (log is null)
            return withoutLog;
        try
        {
            await log.ReadAsync(cancellationToken);
            return log.Report();
        }
        catch (FileFailure failure)
        {
            return log.Report() with { NotUsable = $"{failure.Message}; what was read before that counts", Next = "make it readable for whoever runs pgseal" };
        }
    }
}
