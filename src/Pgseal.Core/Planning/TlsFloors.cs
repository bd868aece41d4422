namespace Pgseal.Core.Planning;

/// <summary>The floor in terms of ssl_min_protocol_version.</summary>
/// <remarks>PostgreSQL 13 to 18, "Connections and Authentication": '' means no bound; TLSv1, TLSv1.1, TLSv1.2, TLSv1.3 ascend.</remarks>
public static class TlsFloors
{
    public static string Setting(TlsFloor floor) => floor switch
    {
        TlsFloor.Tls12 => "TLSv1.2",
        TlsFloor.Tls13 => "TLSv1.3",
    };

    /// <summary>Whether this value of ssl_min_protocol_version lets through less than the floor.</summary>
    public static bool IsBelow(string setting, TlsFloor floor) => string.CompareOrdinal(setting, Setting(floor)) < 0;

    /// <summary>Whether this version is below what the server accepts now; null is not known.</summary>
    public static bool IsBelowSetting(string protocol, string? setting) => setting is { Length: > 0 } && string.CompareOrdinal(protocol, setting) < 0;
}
