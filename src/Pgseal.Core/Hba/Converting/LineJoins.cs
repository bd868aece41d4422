namespace Pgseal.Core.Hba.Converting;

/// <summary>The places where a backslash at the end of a physical line joins it with the next.</summary>
static class LineJoins
{
    /// <summary>The bytes without their joins: what the server reads.</summary>
    public static byte[] Without(ReadOnlySpan<byte> bytes) => Split(bytes).Read;

    /// <summary>New text for a range of bytes, with the joins that ran through it kept behind.</summary>
    public static byte[] Replace(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text) => [.. text, .. Split(bytes).Joins];

    static (byte[] Read, byte[] Joins) Split(ReadOnlySpan<byte> bytes)
    {
        var (rest, joins) = (new List<byte>(), new List<byte>());
        while (!bytes.IsEmpty)
        {
            var length = JoinLength(bytes);
            (length > 0 ? joins : rest).AddRange(bytes[..Math.Max(length, 1)]);
            bytes = bytes[Math.Max(length, 1)..];
        }
        return ([.. rest], [.. joins]);
    }

    static int JoinLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != '\\')
            return 0;
        var end = 1;
        while (end < bytes.Length && bytes[end] == '\r')
            end++;
        return end < bytes.Length && bytes[end] == '\n' ? end + 1 : 0;
    }
}
