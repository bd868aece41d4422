using Pgseal.Core.Sessions;

namespace Pgseal.Core.Observing;

/// <summary>Connections by kind.</summary>
sealed class KindCounts
{
    public long Plain { get; private set; }

    public long Tls { get; private set; }

    public long Gss { get; private set; }

    public long Local { get; private set; }

    public long All => Plain + Tls + Gss + Local;

    public void Add(ConnectionKind kind) => _ = kind switch
    {
        ConnectionKind.Plain => Plain++,
        ConnectionKind.Tls => Tls++,
        ConnectionKind.Gss => Gss++,
        ConnectionKind.Local => Local++,
    };
}
