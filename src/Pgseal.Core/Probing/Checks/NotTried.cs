namespace Pgseal.Core.Probing.Checks;

/// <summary>Why something of a reached address was not tried.</summary>
static class NotTried
{
    public static string Because(EndpointSeen seen) =>
        seen.ServesTls is null ? "not tried: whether TLS is served is not known" : "not seen: no time was left";
}
