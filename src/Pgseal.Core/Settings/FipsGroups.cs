namespace Pgseal.Core.Settings;

/// <summary>The key exchange groups of a server whose OpenSSL runs in FIPS mode.</summary>
/// <remarks>
/// Its provider has the curves of SP 800-186 for key exchange and no X25519 or X448 (OpenSSL fips_module(7)); a list with a group it lacks cannot be loaded, and
/// the server then serves no TLS (read there; no such host was tried). The setting is <c>ssl_ecdh_curve</c> up to 17 and <c>ssl_groups</c>, a list with X25519 in its default, since 18 (release notes of 18).
/// </remarks>
public static class FipsGroups
{
    static readonly ValueList<string> Approved = ["prime256v1", "P-256", "secp256r1", "secp384r1", "P-384", "secp521r1", "P-521"];

    /// <summary>What the setting must become; null where it can stay, or may not be seen.</summary>
    public static (string Setting, string Groups)? Correction(SettingsView settings)
    {
        var name = settings.Value("ssl_groups") is null ? "ssl_ecdh_curve" : "ssl_groups";
        if (settings.Value(name) is not { Length: > 0 } value)
            return null;
        var groups = value.Split(':');
        var left = groups.Where(group => Approved.Contains(group, StringComparer.OrdinalIgnoreCase)).ToList();
        return left.Count == groups.Length ? null : (name, left is [] ? "prime256v1" : string.Join(':', left));
    }
}
