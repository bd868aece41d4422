using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>What a client of each sslmode and sslnegotiation gets from a server, as far as was seen without credentials.</summary>
/// <remarks>Source: PostgreSQL 18, "SSL Support" (32.19), table 32.1, and sslnegotiation in 32.1.2.</remarks>
public static class ClientMatrix
{
    public static ValueList<ClientOutcome> Of(EndpointSeen seen)
    {
        var plaintext = InClear(seen);
        var tls = OverTls(seen.ServesTls, seen.OverTls);
        var direct = seen.Direct is { } it ? OverTls(it.WithAlpn is HandshakeOutcome.Served ? true : it.WithAlpn is HandshakeOutcome.TimedOut ? null : false, it.Startup) : ClientGets.Unknown;
        var verifyCa = seen.Certificate?.VerifyCa.Accepted;
        var verifyFull = seen.Certificate?.VerifyFull.Accepted;
        return
        [
            new(SslMode.Disable, SslNegotiation.Postgres, plaintext),
            new(SslMode.Allow, SslNegotiation.Postgres, FirstOf(plaintext, tls)),
            new(SslMode.Prefer, SslNegotiation.Postgres, FirstOf(tls, plaintext)),
            new(SslMode.Require, SslNegotiation.Postgres, tls),
            new(SslMode.VerifyCa, SslNegotiation.Postgres, Verified(tls, verifyCa)),
            new(SslMode.VerifyFull, SslNegotiation.Postgres, Verified(tls, verifyFull)),
            new(SslMode.Require, SslNegotiation.Direct, direct),
            new(SslMode.VerifyCa, SslNegotiation.Direct, Verified(direct, verifyCa)),
            new(SslMode.VerifyFull, SslNegotiation.Direct, Verified(direct, verifyFull)),
        ];
    }

    static ClientGets InClear(EndpointSeen seen)
    {
        var answers = seen.Plaintext.Where(tried => !tried.Login.PhysicalReplication).Select(tried => PlaintextReading.Of(tried, seen).Answer).ToList();
        return answers.Contains(PlaintextAnswer.Admitted) ? ClientGets.Plaintext
            : answers.Count > 0 && answers.TrueForAll(answer => answer is PlaintextAnswer.Refused or PlaintextAnswer.NotApplicable) ? ClientGets.Refused
            : ClientGets.Unknown;
    }

    static ClientGets OverTls(bool? served, StartupSeen? startup) => served switch
    {
        false => ClientGets.Refused,
        null => ClientGets.Unknown,
        true => startup?.Outcome switch
        {
            AttemptOutcome.Admitted => ClientGets.Tls,
            AttemptOutcome.Refused => startup.DemandsCertificate ? ClientGets.Tls : ClientGets.Refused,
            _ => ClientGets.Unknown,
        },
    };

    /// <summary>libpq tries the other way when the first is refused.</summary>
    static ClientGets FirstOf(ClientGets first, ClientGets second) => first == ClientGets.Refused ? second : first;

    static ClientGets Verified(ClientGets tls, bool? accepted) =>
        tls != ClientGets.Tls ? tls
        : accepted switch
        {
            true => ClientGets.Tls,
            false => ClientGets.Refused,
            null => ClientGets.Unknown,
        };
}
