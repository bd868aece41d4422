using System.Net;

namespace Pgseal.Core.Posture;

/// <summary>Which client addresses must use TLS.</summary>
/// <remarks>A Unix socket is never in scope. <see cref="ScopeKind.Remote"/> leaves out the local networks, <see cref="ScopeKind.All"/> counts them in.</remarks>
public sealed record Scope(ScopeKind Kind, ValueList<IPNetwork> LocalNetworks)
{
    /// <summary>The machine itself: 127.0.0.0/8 and ::1.</summary>
    public static ValueList<IPNetwork> Loopback { get; } = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>The default: everything but sockets and loopback.</summary>
    public static Scope Remote { get; } = new(ScopeKind.Remote, Loopback);

    /// <summary>Everything but sockets.</summary>
    public static Scope All { get; } = new(ScopeKind.All, Loopback);

    public bool IsLocal(IPAddress address) => LocalNetworks.Any(network => network.Contains(address));

    public bool Covers(IPAddress address) => Kind == ScopeKind.All || !IsLocal(address);
}
