namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The driver's spelling of require_auth: which authentication the client is willing to do.</summary>
static class RequiredAuthentication
{
    /// <param name="requireAuth">As libpq spells it: <c>scram-sha-256,none</c> or <c>!password</c>.</param>
    /// <returns>Null when everything is allowed.</returns>
    public static string? Of(string? requireAuth)
    {
        // What the driver cannot do, it need not be forbidden.
        var methods = (requireAuth ?? "").Split(',').Where(method => method.TrimStart('!') is not ("" or "oauth")).Select(Spelling).ToList();
        return methods.Count == 0 ? null : string.Join(',', methods);
    }

    static string Spelling(string method) => method switch
    {
        ['!', .. var forbidden] => $"!{Spelling(forbidden)}",
        "password" => "Password",
        "scram-sha-256" => "ScramSHA256",
        "none" => "None",
        _ => method.ToUpperInvariant(), // md5, gss, sspi
    };
}
