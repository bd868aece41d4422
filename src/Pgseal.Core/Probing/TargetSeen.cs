using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>All that was observed of one target: every address that its name resolves to is an endpoint of its own.</summary>
/// <param name="Unresolved">Why there is no endpoint; null when there is one.</param>
/// <param name="Earlier">What an earlier probe had seen; null when none was given.</param>
public sealed record TargetSeen(
    ProbeTarget Target, DateTimeOffset At, TimeSpan Elapsed, ValueList<EndpointSeen> Endpoints, string? Unresolved = null, EarlierTarget? Earlier = null)
{
    public bool IsReached => Endpoints.Any(endpoint => endpoint.IsReached);

    public int Connections => Endpoints.Sum(endpoint => endpoint.Connections);

    /// <summary>Why nothing was seen; null when something was.</summary>
    public string? UnreachedBecause => IsReached ? null : Unresolved ?? (Endpoints[0].SslRequest as HandshakeOutcome.Unreachable)?.Why ?? HandshakeText.Of(Endpoints[0].SslRequest);

    /// <summary>Whether TLS is served: false if one address does not, null if one is not known.</summary>
    public bool? ServesTls =>
        Endpoints.Any(endpoint => endpoint.ServesTls == false) ? false
        : Endpoints.Count > 0 && Endpoints.All(endpoint => endpoint.ServesTls == true) ? true
        : null;

    /// <summary>The first endpoint that showed a certificate.</summary>
    public EndpointSeen? Certified => Endpoints.FirstOrDefault(endpoint => endpoint.Certificate is not null);
}
