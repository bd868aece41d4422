using System.Numerics;

namespace Pgseal.Core.Certificates;

/// <summary>What an authority's revocation list says of itself.</summary>
/// <param name="Number">Grows with each list (RFC 5280 section 5.2.3).</param>
/// <param name="NextUpdate">From then on a server that uses it refuses every client certificate.</param>
public sealed record RevocationListFacts(string File, BigInteger Number, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate)
{
    /// <summary>How long before its end a list should be made anew.</summary>
    public static TimeSpan RefreshWindow { get; } = TimeSpan.FromDays(7);

    /// <summary>How long a list is good for.</summary>
    public static TimeSpan DefaultValidity { get; } = TimeSpan.FromDays(30);

    public bool IsOver(DateTimeOffset now) => now > NextUpdate;

    public bool IsDue(DateTimeOffset now) => now >= NextUpdate - RefreshWindow;
}
