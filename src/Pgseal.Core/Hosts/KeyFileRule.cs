using Pgseal.Core.Text;

namespace Pgseal.Core.Hosts;

/// <summary>PostgreSQL's own rule for the private key file: break it and TLS is not loaded, or the next start fails.</summary>
/// <remarks>
/// Source: check_ssl_key_file_permissions in src/backend/libpq/be-secure-common.c, the same in 13 to 18. The server follows links, so the
/// facts must be those of the file at the end.
/// </remarks>
public static class KeyFileRule
{
    /// <summary>What the server would say against this key file; null when it would take it.</summary>
    public static string? Fault(FileFacts key, uint serverUid)
    {
        var path = Printable.Text(key.Path);
        if (key.Kind != FileKind.Regular)
            return $"The key file {path} is not a regular file.";
        if (key.Uid != serverUid && key.Uid != 0)
            return $"The key file {path} must be owned by the server's user or by root.";
        var forbidden = key.Uid == serverUid ? 0b000_111_111 : 0b000_011_111;
        return (key.Mode & forbidden) == 0
            ? null
            : $"The key file {path} has mode {Convert.ToString(key.Mode, 8).PadLeft(4, '0')}; the server allows "
                + (key.Uid == serverUid ? "0600 or less for its own user." : "0640 or less for root.");
    }
}
