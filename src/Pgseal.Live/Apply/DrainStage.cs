using Pgseal.Core.Sessions;
using Pgseal.Live.Audit;

namespace Pgseal.Live.Apply;

/// <summary>Moves what is left on plaintext in one cluster to TLS: clients by the policy, standbys one at a time (S6, S7).</summary>
sealed class DrainStage(Preparation cluster, ApplyOptions options)
{
    /// <summary>Clients that are named one by one; the rest is in the count.</summary>
    const int MostNamed = 10;

    /// <returns>How many in-scope plaintext sessions are left.</returns>
    public async Task<int> RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        // The admin session goes first: from here on it is itself what it asks of the others.
        foreach (var member in cluster.Members)
            await member.RenewSessionAsync(cancellationToken);
        var left = 0;
        foreach (var member in cluster.Members)
        {
            await StandbysAsync(member, say, cancellationToken);
            left += await ClientsAsync(member, say, cancellationToken);
        }
        return left;
    }

    async Task<int> ClientsAsync(Member member, Action<string> say, CancellationToken cancellationToken)
    {
        var drained = await Drainer.ClientsAsync(member.Session, options.Scope, options.Drain, cancellationToken);
        var ended = drained.Ended.Count;
        if (ended + drained.Left.Count > 0)
            say($"{member.Name}: {ended} of {ended + drained.Left.Count} plaintext sessions ended");
        foreach (var kept in drained.Left.Where(session => options.Drain.Except.Contains(session.User ?? "")))
            say($"{member.Name}: {Of(kept)} is left on plaintext, as its role is excepted");
        if (ended > 0)
        {
            var notBack = drained.NotBack(await SessionReader.ReadAsync(member.Session, cancellationToken));
            say($"{member.Name}: {ended - notBack.Count} of the {ended} are back on TLS");
            foreach (var missing in notBack.DistinctBy(session => (session.User, session.Database, session.ClientAddress)).Take(MostNamed))
                say($"{member.Name}: not back yet: {Of(missing)}");
        }
        return drained.Left.Count;
    }

    static string Of(Session session) =>
        $"user={session.User} database={session.Database} from {session.ClientAddress}{(session.ApplicationName.Length > 0 ? $" ({session.ApplicationName})" : "")}";

    /// <exception cref="VerificationFailed">A standby did not come back: the rules are taken back, so that it can.</exception>
    async Task StandbysAsync(Member sender, Action<string> say, CancellationToken cancellationToken)
    {
        var facts = await Confirmation.ReadAsync(cluster.Members, options.Scope, options.Timeout, cancellationToken);
        var walsenders = (await SessionReader.ReadAsync(sender.Session, cancellationToken))
            .Where(session => session.IsPhysicalWalsender && session.IsPlaintextIn(options.Scope));
        var rows = facts.Members.First(member => member.Target == sender.Name).Receivers.Or([]);
        foreach (var walsender in walsenders)
            if (rows.FirstOrDefault(row => row.Pid == walsender.Pid) is { } receiver)
            {
                if (receiver.IsSynchronous)
                    say($"{sender.Name}: {receiver.ApplicationName} is synchronous ({receiver.SyncState}): commits that need it wait until it is back");
                if (!await StandbyDrain.RunAsync(sender.Session, walsender, receiver, options.Drain.Timeout, cancellationToken))
                    throw new VerificationFailed(
                        $"the standby {receiver.ApplicationName} did not come back on TLS within {options.Drain.Timeout.TotalSeconds:0.#} s",
                        sender.Name,
                        "Read the standby's log for the reason");
                say($"{sender.Name}: the walsender of {receiver.ApplicationName} is back on TLS and streaming");
            }
    }
}
