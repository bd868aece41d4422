using Pgseal.Core.Observing;

namespace Pgseal.Core.Planning;

/// <summary>A client that was seen, and what the coming rules mean for it.</summary>
/// <param name="Because">Why that is expected, or what is not known about it.</param>
/// <param name="Line">The rule that will refuse it, or that admits its plaintext now and will not; null where none is to be named.</param>
/// <param name="ToChange">What to change on the client; null where nothing needs to be.</param>
public sealed record ClientImpact(SeenClient Client, ClientUse Use, Expectation Expectation, string Because, string? Line, string? ToChange)
{
    /// <summary>It negotiated a version of TLS that will not be served.</summary>
    public bool IsBelowFloor { get; init; }
}
