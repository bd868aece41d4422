using Pgseal.Core.Sessions;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Who is on plaintext now. Rules never end a session; only a drain does.</summary>
static class SessionRules
{
    public static IEnumerable<Finding> Find(MemberCase it)
    {
        var plain = it.Member.Sessions.Or([]).Where(session => session.Kind == ConnectionKind.Plain);
        foreach (var alike in plain.GroupBy(session => new { session.User, session.Database, Address = session.ClientAddress!, session.ApplicationName, session.IsWalsender }))
        {
            var inScope = it.Scope.Covers(alike.Key.Address);
            var rule = !inScope ? FindingRules.LoopbackTcpClient
                : alike.Key.IsWalsender ? FindingRules.PlaintextWalsender
                : FindingRules.PlaintextSession;
            yield return new(
                rule,
                $"user={alike.Key.User} database={alike.Key.Database} from {alike.Key.Address}",
                alike.Count() == 1 ? $"1 session of {Name(alike.Key.ApplicationName)}" : $"{alike.Count()} sessions of {Name(alike.Key.ApplicationName)}",
                "pg_stat_ssl",
                !inScope ? "Know what it accepts from others, or count it in: --scope all" : $"List and drain them: {it.Command("sessions")} --drain transaction");
        }
    }

    static string Name(string application) => application.Length == 0 ? "an unnamed application" : application;
}
