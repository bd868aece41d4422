using System.Diagnostics;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Runs;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.State;
using Pgseal.Live.Switch;

namespace Pgseal.Live.Apply;

/// <summary>One server during a change: the admin session that is held open (I2), and its files on this host.</summary>
sealed class Member : IAsyncDisposable
{
    readonly TimeSpan timeout;

    Member(SqlSession session, ServerFacts server, LocalProof proof, TimeSpan timeout)
    {
        this.timeout = timeout;
        Session = session;
        Server = server;
        Proof = proof;
    }

    public SqlSession Session { get; private set; }

    /// <summary>As it was when the session was opened.</summary>
    public ServerFacts Server { get; }

    public LocalProof Proof { get; }

    public LocalHost? Host => (Proof as LocalProof.Proven)?.Host;

    /// <summary>What errors and journals call it.</summary>
    public string Name => Session.Target.ToDisplay();

    /// <summary>pgseal's own directory of the member; only for one whose files are here.</summary>
    public MemberDirectory Directory => MemberDirectory.Of(Host ?? throw new InvalidOperationException($"{Name} is not on this host"));

    /// <summary>Whether a journal's member is this one, by whatever name it is reached today.</summary>
    public bool Is(RunMember known) => Server.SystemIdentifier == known.SystemIdentifier && Host?.DataDirectory == known.DataDirectory;

    public static async Task<Member> OpenAsync(
        Target target, TimeSpan timeout, ValueList<string> commandLine, CancellationToken cancellationToken)
    {
        var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
        try
        {
            var server = await ServerReader.ReadAsync(session, cancellationToken);
            return new(session, server, await LocalReader.ProveAsync(session, server, commandLine, cancellationToken), timeout);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new session as the operator would open one now.</summary>
    public Task<SqlSession> OpenFreshAsync(CancellationToken cancellationToken) => SqlSession.OpenAsync(Session.Target, timeout, cancellationToken);

    /// <summary>Lets the held session go for a new one, which came in under the rules in force now.</summary>
    public async Task RenewSessionAsync(CancellationToken cancellationToken)
    {
        var fresh = await OpenFreshAsync(cancellationToken);
        await Session.DisposeAsync();
        Session = fresh;
    }

    /// <summary>Opens the session anew where it was lost, as after a crash of the server, which takes a while to come back.</summary>
    /// <exception cref="ConnectionException">It did not come back.</exception>
    public async Task ReviveAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken))
            try
            {
                await Session.ExecuteAsync("SELECT 1", cancellationToken);
                return;
            }
            catch (ConnectionException)
            {
                try
                {
                    await RenewSessionAsync(cancellationToken);
                    return;
                }
                catch (ConnectionException) when (waited.Elapsed < patience)
                {
                }
            }
    }

    /// <summary>The dead man's switch of a run on these members; it is armed once there is something to guard.</summary>
    public static DeadMansSwitch SwitchOf(IReadOnlyList<Member> members, RunStore store, TimeSpan confirmTimeout) => new(
        store,
        confirmTimeout,
        members.Select(member => RunMarker.PathOf(member.Directory)).ToList(),
        async cancellationToken =>
        {
            try
            {
                foreach (var member in members)
                    await (await member.OpenFreshAsync(cancellationToken)).DisposeAsync();
                return true;
            }
            catch (PgsealException)
            {
                return false;
            }
        });

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
