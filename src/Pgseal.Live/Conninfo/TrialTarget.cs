using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Live.Conninfo;

/// <summary>A client's demands on one host in libpq's words, whichever driver's they are.</summary>
static class TrialTarget
{
    public static Target Of(ClientPosture client, ClientHost host) => new()
    {
        Name = host.ToString(),
        Settings = [],
        Host = host.Name,
        HostAddress = host.Address,
        SocketDirectory = host.SocketDirectory switch
        {
            "" => ClientEnvironment.DefaultSocketDirectories.FirstOrDefault(it => File.Exists($"{it}/.s.PGSQL.{host.Port}")) ?? ClientEnvironment.DefaultSocketDirectories[0],
            var directory => directory,
        },
        Port = host.Port,
        User = client.Login.User,
        Database = client.Login.Database,
        Password = client.Login.Password,
        SslMode = (client.Plaintext, client.Check) switch
        {
            (PlaintextUse.Only, _) => SslMode.Disable,
            (PlaintextUse.First, _) => SslMode.Allow,
            (PlaintextUse.Fallback, _) => SslMode.Prefer,
            (PlaintextUse.Never, ServerCheck.Chain) => SslMode.VerifyCa,
            (PlaintextUse.Never, ServerCheck.ChainAndName) => SslMode.VerifyFull,
            _ => SslMode.Require,
        },
        SslNegotiation = client.Direct ? SslNegotiation.Direct : SslNegotiation.Postgres,
        SslRootCert = client.Check is ServerCheck.Nothing or ServerCheck.Unknown ? null : client.RootFile ?? "system",
        SslCrl = client.Login.SslCrl,
        SslCert = client.Login.SslCert,
        SslKey = client.Login.SslKey,
        SslPassword = client.Login.SslPassword,
        SslSni = client.Login.SslSni,
        SslMinProtocolVersion = client.Login.SslMinProtocolVersion,
        SslMaxProtocolVersion = client.Login.SslMaxProtocolVersion,
        ChannelBinding = client.Login.ChannelBinding,
        RequireAuth = client.Login.RequireAuth,
        Options = client.Login.Options,
    };
}
