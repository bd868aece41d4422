using Pgseal.Core.Sessions;

namespace Pgseal.Live.Apply;

/// <summary>What a drain of one member's clients came to.</summary>
/// <param name="Ended">The plaintext sessions it ended, and that are gone.</param>
/// <param name="Left">The plaintext sessions that stand.</param>
sealed record DrainedClients(IReadOnlyList<Session> Ended, IReadOnlyList<Session> Left)
{
    /// <summary>Of those ended, whoever has no encrypted session: it has not come back, or it cannot.</summary>
    /// <param name="now">Every session now.</param>
    public IReadOnlyList<Session> NotBack(IEnumerable<Session> now)
    {
        var back = now.Where(session => session.Kind is ConnectionKind.Tls or ConnectionKind.Gss).Select(Who).ToHashSet();
        return [.. Ended.Where(session => !back.Contains(Who(session)))];
    }

    static (string?, string?, string?, bool) Who(Session session) => (session.User, session.Database, session.ClientAddress?.ToString(), session.IsWalsender);
}
