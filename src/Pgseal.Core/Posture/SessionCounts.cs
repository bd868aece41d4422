using Pgseal.Core.Sessions;

namespace Pgseal.Core.Posture;

/// <summary>How many sessions there are of each kind, pgseal's own left out.</summary>
public sealed record SessionCounts(int Tls, int Plain, int Gss, int Local)
{
    public static SessionCounts Of(IEnumerable<Session> sessions)
    {
        var kinds = sessions.CountBy(session => session.Kind).ToDictionary();
        return new(
            kinds.GetValueOrDefault(ConnectionKind.Tls),
            kinds.GetValueOrDefault(ConnectionKind.Plain),
            kinds.GetValueOrDefault(ConnectionKind.Gss),
            kinds.GetValueOrDefault(ConnectionKind.Local));
    }
}
