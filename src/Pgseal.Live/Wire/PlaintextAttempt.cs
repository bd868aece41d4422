using System.Net;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Wire;

/// <summary>Tries to get in without TLS and without credentials: the rules are asked, nothing is answered.</summary>
public static class PlaintextAttempt
{
    /// <param name="source">The local address to connect from; null lets the system choose.</param>
    /// <param name="deadline">Of each step.</param>
    public static Task<Attempt> TryAsync(EndPoint endpoint, IPAddress? source, Login login, TimeSpan deadline, CancellationToken cancellationToken) =>
        StartupAttempt.TryAsync(endpoint, source, login, deadline, (_, _) => Task.CompletedTask, cancellationToken);
}
