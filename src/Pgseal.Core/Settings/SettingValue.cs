namespace Pgseal.Core.Settings;

/// <summary>Compares values of settings as the server would read them.</summary>
public static class SettingValue
{
    /// <remarks>Booleans and enumerations are read without regard to case, a list of addresses without regard to blanks; paths are not.</remarks>
    public static bool AreSame(string name, string one, string other) => name switch
    {
        "ssl" => IsTrue(one) == IsTrue(other),
        "listen_addresses" => Addresses(one).SequenceEqual(Addresses(other)),
        "ssl_min_protocol_version" or "ssl_max_protocol_version" or "password_encryption" => one.Equals(other, StringComparison.OrdinalIgnoreCase),
        _ => one == other,
    };

    /// <remarks>PostgreSQL 13-18, bool.c: any beginning of true and yes, <c>on</c>, <c>1</c>.</remarks>
    static bool IsTrue(string value) => value.ToLowerInvariant() is "on" or "1" or "t" or "tr" or "tru" or "true" or "y" or "ye" or "yes";

    static IEnumerable<string> Addresses(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
