using System.Net;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Observing;

/// <summary>What makes connections the connections of one client. All text is untrusted.</summary>
/// <param name="User">Null where the connection never said.</param>
/// <param name="Database">Null for physical replication, and where the connection never said.</param>
/// <param name="Host">The client's address, <c>[local]</c>, or a name where the server logs names.</param>
public sealed record ClientKey(string? User, string? Database, string Host, string Application, bool IsReplication)
{
    public const string Local = "[local]";

    /// <summary>pg_stat_activity cuts names off here, the log does not.</summary>
    const int LongestApplication = 63;

    public bool IsLocal => Host == Local;

    /// <summary>Null for a Unix socket, and for a name.</summary>
    public IPAddress? Address => IPAddress.TryParse(Host, out var address) ? address : null;

    public bool IsPhysicalReplication => IsReplication && Database is null;

    /// <summary>As <c>--accept-refusals</c> names it.</summary>
    public string Name => $"{User}@{(IsPhysicalReplication ? "replication" : Database)}";

    public static ClientKey Of(Session session) => Of(
        session.User,
        session.IsPhysicalWalsender ? null : session.Database,
        session.ClientAddress?.ToString() ?? Local,
        session.ApplicationName,
        session.IsWalsender);

    public static ClientKey Of(string? user, string? database, string host, string application, bool isReplication) =>
        new(user, database, host, application.Length > LongestApplication ? application[..LongestApplication] : application, isReplication);
}
