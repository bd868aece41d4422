namespace Pgseal.Core.Certificates;

/// <summary>Which texts can be a dNSName.</summary>
/// <remarks>
/// RFC 5280 section 4.2.1.6 and RFC 1123 section 2.1. Underscores are let through: container hosts carry them, libpq and OpenSSL compare them,
/// and leaving them out would break verify-full for exactly the name people type.
/// </remarks>
static class HostNameSyntax
{
    /// <summary>Why it cannot be one; null when it can.</summary>
    public static string? Fault(string name)
    {
        var bare = name.EndsWith('.') ? name[..^1] : name;
        if (bare.StartsWith("*.", StringComparison.Ordinal))
            bare = bare[2..];
        if (bare.Length is 0 or > 253)
            return bare.Length == 0 ? "it is empty" : "a host name has at most 253 characters";
        if (bare.Any(c => c > 0x7f))
            return "it is not ASCII; give its xn-- form";
        if (bare.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')))
            return "a host name has only letters, digits, hyphens and dots";
        return Array.Find(bare.Split('.'), label => label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') is null
            ? null
            : "each part of a host name has 1 to 63 characters and no hyphen at its ends";
    }
}
