using System.Net;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Sessions;

/// <summary>One client backend or walsender, from pg_stat_activity joined with pg_stat_ssl and pg_stat_gssapi.</summary>
/// <remarks>Background workers and pgseal's own session are no sessions here. Names are untrusted text.</remarks>
/// <param name="User">Null while the session is still starting.</param>
/// <param name="Database">Null for a physical walsender.</param>
/// <param name="ClientAddress">Null for a Unix socket.</param>
/// <param name="State">pg_stat_activity.state, such as <c>idle in transaction</c>; null for a walsender.</param>
/// <param name="Protocol">TLS version as pg_stat_ssl writes it; null unless <paramref name="Kind"/> is TLS.</param>
public sealed record Session(
    int Pid,
    DateTimeOffset BackendStart,
    string? User,
    string? Database,
    string ApplicationName,
    IPAddress? ClientAddress,
    int? ClientPort,
    ConnectionKind Kind,
    string? State,
    bool IsWalsender,
    string? Protocol,
    string? Cipher)
{
    /// <summary>A logical walsender feeds a subscriber; a physical one a standby or a backup.</summary>
    public bool IsPhysicalWalsender => IsWalsender && string.IsNullOrEmpty(Database);

    /// <summary>The one question every drain and every report asks. GSS-encrypted is not plaintext, and a socket is never in scope (I7).</summary>
    public bool IsPlaintextIn(Scope scope) => Kind == ConnectionKind.Plain && ClientAddress is { } address && scope.Covers(address);
}
