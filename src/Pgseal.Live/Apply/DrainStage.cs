using Pgseal.Live.Audit;

namespace Pgseal.Live.Apply;

/// <summary>Moves what is left on plaintext in one cluster to TLS: clients by the policy, standbys one at a time (S6, S7).</summary>
sealed class DrainStage(Preparation cluster, ApplyOptions options)
{
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
        var before = await SessionReader.ReadAsync(member.Session, cancellationToken);
        var left = await Drainer.ClientsAsync(member.Session, options.Scope, options.Drain, options.DrainTimeout, cancellationToken);
        var count = before.Count(session => session.IsPlaintextIn(options.Scope) && !session.IsPhysicalWalsender);
        if (count > 0)
            say($"{member.Name}: {count - left.Count} of {count} plaintext sessions ended");
        return left.Count;
    }

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
                if (!await StandbyDrain.RunAsync(sender.Session, walsender, receiver, options.DrainTimeout, cancellationToken))
                    throw new VerificationFailed(
                        $"the standby {receiver.ApplicationName} did not come back on TLS within {options.DrainTimeout.TotalSeconds:0.#} s",
                        sender.Name,
                        "Read the standby's log for the reason");
                say($"{sender.Name}: the walsender of {receiver.ApplicationName} is back on TLS and streaming");
            }
    }
}
