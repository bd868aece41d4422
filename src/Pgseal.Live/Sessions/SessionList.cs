using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;

namespace Pgseal.Live.Sessions;

/// <summary>Who is connected to members now, and the drain that people ask for by itself.</summary>
public static class SessionList
{
    public static async Task<SessionsReport> ReadAsync(
        IReadOnlyList<ClusterTargets> clusters, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var members = await OpenMembers.OpenAsync(clusters.SelectMany(cluster => cluster.All), timeout, [], cancellationToken);
        return await ReadAsync(members, scope, cancellationToken);
    }

    /// <summary>Ends in-scope plaintext clients by the policy. Standbys are left: only apply knows whether they can come back.</summary>
    public static async Task<SessionsReport> DrainAsync(
        IReadOnlyList<ClusterTargets> clusters, Scope scope, DrainOptions options, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var members = await OpenMembers.OpenAsync(clusters.SelectMany(cluster => cluster.All), timeout, [], cancellationToken);
        var before = await ReadAsync(members, scope, cancellationToken);
        foreach (var member in members.All)
            await Drainer.ClientsAsync(member.Session, scope, options, cancellationToken);
        var after = await ReadAsync(members, scope, cancellationToken);
        return after with { Drain = new(options.Policy, Math.Max(0, before.PlaintextInScope - after.PlaintextInScope), after.PlaintextInScope) };
    }

    static async Task<SessionsReport> ReadAsync(OpenMembers members, Scope scope, CancellationToken cancellationToken)
    {
        var read = new List<MemberSessions>();
        foreach (var member in members.All)
        {
            var sessions = await SessionReader.ReadAsync(member.Session, member.Server, cancellationToken);
            read.Add(new(member.Name, member.Server.Role, sessions.Or([]), sessions.Match<ValueList<string>>(_ => [], because => [because]))
            {
                Unfinished = MarkerReader.Read(member.Host),
            });
        }
        return new(DateTimeOffset.UtcNow, scope, read.ToValueList(), null);
    }
}
