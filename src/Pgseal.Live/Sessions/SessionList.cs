using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Sessions;

/// <summary>Who is connected to members now, and the drain that people ask for by itself.</summary>
public static class SessionList
{
    /// <param name="policy">None only lists; else in-scope plaintext clients are ended first, standbys' walsenders are left.</param>
    public static async Task<ValueList<MemberSessions>> ReadAsync(
        IReadOnlyList<ClusterTargets> clusters, Scope scope, DrainPolicy policy, TimeSpan drainTimeout, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var members = new List<MemberSessions>();
        foreach (var target in clusters.SelectMany(cluster => cluster.All))
        {
            await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
            var server = await ServerReader.ReadAsync(session, cancellationToken);
            var before = await SessionReader.ReadAsync(session, server, cancellationToken);
            if (policy != DrainPolicy.None && before is Observed<ValueList<Session>>.Seen)
                await Drainer.ClientsAsync(session, scope, policy, drainTimeout, cancellationToken);
            var after = policy == DrainPolicy.None ? before : await SessionReader.ReadAsync(session, server, cancellationToken);
            members.Add(new(target.ToDisplay(), after, CountIn(before, scope) - CountIn(after, scope)));
        }
        return members.ToValueList();
    }

    static int CountIn(Observed<ValueList<Session>> sessions, Scope scope) => sessions.Or([]).Count(session => session.IsPlaintextIn(scope));
}
