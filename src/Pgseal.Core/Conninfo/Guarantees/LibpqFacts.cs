namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>Every fact about libpq that depends on its version, in one table: no other file compares libpq's version.</summary>
/// <remarks>Source of each row: the release notes of that major version, "Migration" and "libpq". A test compares the keywords with the libpq of every version.</remarks>
public static class LibpqFacts
{
    public const int OldestMajor = 13, NewestMajor = 18;

    /// <summary>Keywords that came after the oldest version.</summary>
    static readonly Dictionary<string, int> Since = new(StringComparer.Ordinal)
    {
        ["sslcrldir"] = 14,
        ["sslsni"] = 14,
        ["gssdelegation"] = 16,
        ["load_balance_hosts"] = 16,
        ["require_auth"] = 16,
        ["sslcertmode"] = 16,
        ["sslnegotiation"] = 17,
        ["max_protocol_version"] = 18,
        ["min_protocol_version"] = 18,
        ["oauth_client_id"] = 18,
        ["oauth_client_secret"] = 18,
        ["oauth_issuer"] = 18,
        ["oauth_scope"] = 18,
        ["scram_client_key"] = 18,
        ["scram_server_key"] = 18,
        ["sslkeylogfile"] = 18,
    };

    /// <summary>The version with which a keyword came.</summary>
    public static int SinceOf(string keyword) => Since.GetValueOrDefault(keyword, OldestMajor);

    public static bool Knows(int major, string keyword) => major >= SinceOf(keyword);

    /// <summary><c>sslrootcert=system</c>, which turns <c>verify-full</c> on: release notes of 16. Before, it is a file of that name.</summary>
    public static bool HasSystemRoots(int major) => major >= 16;

    /// <summary><c>sslcompression</c> no longer does anything: release notes of 14.</summary>
    public static bool CompressesTls(int major) => major < 14;

    /// <summary>An address as the host is compared with the iPAddress names of a certificate: release notes of 15.</summary>
    public static bool ComparesAddressNames(int major) => major >= 15;
}
