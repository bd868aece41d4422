using System.Globalization;

namespace Pgseal.Cli.Reports.Sarif;

/// <summary>A line of a file of a server, out of a finding's source such as <c>/etc/postgresql/18/main/pg_hba.conf:98</c>.</summary>
readonly record struct FileLine(string Path, int Line)
{
    /// <summary>Null where the source is no file with a line: a view, a handshake with an address and a port.</summary>
    public static FileLine? Of(string source)
    {
        var colon = source.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(source.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line == 0)
            return null;
        var path = source[..colon];
        return path.StartsWith('/') || path.EndsWith(".conf", StringComparison.Ordinal) ? new(path, line) : null;
    }

    /// <summary>The path below the root of the member's file system, as a relative reference (RFC 3986).</summary>
    public string RelativeUri => string.Join('/', Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString));
}
