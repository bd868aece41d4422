using Pgseal.Core.Sessions;

namespace Pgseal.Core.Posture.Rules;

/// <summary>A witness in a finding's words.</summary>
static class WitnessText
{
    public static string Of(Witness it) => $"{(it.Replication ? "replication" : $"database={it.Database}")} user={it.User} from {it.Address} over {Kind(it.Kind)}";

    static string Kind(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Local => "a Unix socket",
        ConnectionKind.Plain => "plaintext",
        ConnectionKind.Tls => "TLS",
        ConnectionKind.Gss => "GSS encryption",
    };
}
