using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;

namespace Pgseal.Live.Conninfo;

/// <summary>Connects as a client with these settings would: its hosts in order, its order of TLS and plaintext.</summary>
/// <remarks>
/// GSSAPI encryption is not spoken. Until a login, nothing but names of user and database is sent, and that only where the client would send it;
/// a login is left to <see cref="TrialLogins"/>.
/// </remarks>
static class ConnectionTrial
{
    public static async Task<ConnectionReport> RunAsync(ClientPosture client, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (client.GssOnly)
            return new() { Host = client.Hosts[0].ToString(), Channel = TrialChannel.None, Steps = [], Failure = "pgseal does not speak GSSAPI encryption, and these settings want nothing else" };
        ConnectionReport report;
        var index = 0;
        do
        {
            report = await new HostTrial(client, client.Hosts[index], timeout).RunAsync(cancellationToken);
        }
        while (report.Failure is not null && ++index < client.Hosts.Count);
        return report;
    }
}
