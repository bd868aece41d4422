using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Planning;

/// <summary>Who would be locked out of a member once it no longer serves TLS.</summary>
public static class WayBackGuards
{
    /// <param name="demandsTls">Whether the operator's own target does.</param>
    /// <param name="upstream">What the member itself dials; null on a primary.</param>
    public static IEnumerable<Blocker> Find(string member, bool demandsTls, Upstream? upstream)
    {
        if (demandsTls)
            yield return new(
                "your own target demands TLS, which is about to be switched off: you would lock yourself out",
                member,
                "Say sslmode=prefer in the target, or unset PGSSLMODE");
        if (upstream is { IsSocket: false, SslMode: "require" or "verify-ca" or "verify-full" })
            yield return new(
                $"this standby's primary_conninfo says sslmode={upstream.SslMode}: once TLS is off it cannot come back",
                member,
                "Change sslmode in its primary_conninfo to prefer and reload it");
    }
}
