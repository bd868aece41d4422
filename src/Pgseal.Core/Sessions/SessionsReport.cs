using Pgseal.Core.Posture;

namespace Pgseal.Core.Sessions;

/// <summary>Who is connected to some members now, or who was left after a drain.</summary>
/// <param name="Drain">What a drain did; null when nobody asked for one.</param>
public sealed record SessionsReport(DateTimeOffset CheckedAt, Scope Scope, ValueList<MemberSessions> Members, DrainReport? Drain)
{
    public int PlaintextInScope => Members.Sum(member => member.Sessions.Count(session => session.IsPlaintextIn(Scope)));
}
