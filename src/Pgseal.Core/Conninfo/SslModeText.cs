namespace Pgseal.Core.Conninfo;

/// <summary>The spellings of <see cref="SslMode"/>.</summary>
public static class SslModeText
{
    static readonly string[] Spellings = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    public static string Of(SslMode mode) => Spellings[(int)mode];

    /// <exception cref="InvalidTarget">The value is none of the six; libpq too compares case-sensitively.</exception>
    public static SslMode Parse(string value) => (SslMode)Choice.Among("sslmode", value, Spellings);
}
