namespace Pgseal.Core.Settings;

/// <summary>A PostgreSQL server version as <c>server_version_num</c> gives it: 180004 is 18.4.</summary>
public readonly record struct ServerVersion(int Number) : IComparable<ServerVersion>
{
    public int Major => Number / 10000;

    public int Minor => Number % 10000;

    /// <summary>A major version without a known minor, as <c>--pg-version 16</c> names it.</summary>
    public static ServerVersion OfMajor(int major) => new(major * 10000);

    public int CompareTo(ServerVersion other) => Number.CompareTo(other.Number);

    public override string ToString() => $"{Major}.{Minor}";

    public static bool operator <(ServerVersion left, ServerVersion right) => left.Number < right.Number;

    public static bool operator >(ServerVersion left, ServerVersion right) => left.Number > right.Number;

    public static bool operator <=(ServerVersion left, ServerVersion right) => left.Number <= right.Number;

    public static bool operator >=(ServerVersion left, ServerVersion right) => left.Number >= right.Number;
}
