using System.Security.Cryptography.X509Certificates;
using Pgseal.Core;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Probing;

/// <summary>How targets are probed.</summary>
public sealed record ProbeSettings
{
    /// <summary>The logins tried in clear; the first is the one tried over TLS too.</summary>
    public required ValueList<Login> Logins { get; init; }

    /// <summary>For a whole target.</summary>
    public required TimeSpan Timeout { get; init; }

    public required TrustAnchors Trust { get; init; }

    /// <summary>The name to check and to send; null for the target's own.</summary>
    public string? ServerName { get; init; }

    /// <summary>With its key; shown to servers that ask.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Every suite and group, in both ways of TLS.</summary>
    public bool Full { get; init; }

    /// <summary>New connections a second over all targets; null for no bound.</summary>
    public int? Rate { get; init; }
}
