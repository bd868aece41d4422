using Pgseal.Core.Posture;

namespace Pgseal.Core.Sessions;

/// <summary>Who is connected to some members now, or who was left after a drain.</summary>
/// <param name="Drain">What a drain did; null when nobody asked for one.</param>
public sealed record SessionsReport(DateTimeOffset CheckedAt, Scope Scope, ValueList<MemberSessions> Members, DrainReport? Drain)
{
    /// <summary>Whether this session should not be: it is in plaintext, from an address in scope.</summary>
    public bool IsPlaintextInScope(Session session) =>
        session.Kind == ConnectionKind.Plain && session.ClientAddress is { } address && Scope.Covers(address);

    public int PlaintextInScope => Members.Sum(member => member.Sessions.Count(IsPlaintextInScope));
}
