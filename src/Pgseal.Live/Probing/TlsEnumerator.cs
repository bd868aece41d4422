using System.Net;
using Pgseal.Core.Tls.Enumerating;

namespace Pgseal.Live.Probing;

/// <summary>Asks a server, without credentials and without finishing a handshake, which TLS it accepts.</summary>
public static class TlsEnumerator
{
    /// <param name="deadline">Of each step of each connection.</param>
    public static Task<TlsInventory> AskAsync(EndPoint endpoint, TlsQuestions questions, TimeSpan deadline, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
