using Pgseal.Core.Conninfo;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>An application that opens a connection for each transaction, and counts.</summary>
sealed class Traffic : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    readonly Target target;
    readonly TimeSpan deadline;
    readonly CancellationTokenSource stop = new();
    readonly List<string> errors = [];
    readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task loop;
    int plain;
    int tls;

    Traffic(Target target, TimeSpan deadline)
    {
        (this.target, this.deadline) = (target, deadline);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Starts it; its first transaction is done when this returns.</summary>
    public static async Task<Traffic> StartAsync(Target target, TimeSpan deadline, CancellationToken cancellation)
    {
        var traffic = new Traffic(target, deadline);
        await traffic.first.Task.WaitAsync(cancellation);
        return traffic;
    }

    /// <summary>Ends it after the transaction it is in.</summary>
    public async Task<TrafficCount> StopAsync()
    {
        await stop.CancelAsync();
        await loop;
        return new(plain, tls, [.. errors]);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var session = await SqlSession.OpenAsync(target, deadline, CancellationToken.None);
                await session.ExecuteAsync("insert into public.orders default values", CancellationToken.None);
                if (session.Tls is null)
                    plain++;
                else
                    tls++;
            }
            catch (ConnectionException failure)
            {
                errors.Add(failure.Problem.What);
            }
            first.TrySetResult();
            await Task.WhenAny(Task.Delay(Pause, stop.Token));
        }
    }
}
