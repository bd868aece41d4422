using System.Net;

namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>One host that a client dials, in its order.</summary>
/// <param name="Name">What is looked up, and compared with the certificate; null where only an address is given.</param>
/// <param name="Address">Dialled instead of looking <paramref name="Name"/> up.</param>
/// <param name="SocketDirectory">The directory of a Unix socket, or its abstract name; empty for the one the client was built with.</param>
public sealed record ClientHost(string? Name, IPAddress? Address, int Port, string? SocketDirectory)
{
    public bool IsSocket => SocketDirectory is not null;

    public override string ToString() =>
        IsSocket ? SocketDirectory!.Length > 0 ? SocketDirectory : "the default socket directory"
        : $"{Bracketed(Name ?? Address!.ToString())}:{Port}";

    static string Bracketed(string host) => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
}
