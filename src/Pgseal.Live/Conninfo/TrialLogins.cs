using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Tls;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Conninfo;

/// <summary>Logs in with the settings' own credentials, where that shows nobody the password.</summary>
/// <remarks>The client itself may do more: only SCRAM is done with a server that was not verified, and a password in clear or its MD5 hash is not sent to one.</remarks>
static class TrialLogins
{
    public static async Task<ConnectionReport> AddAsync(
        ConnectionReport report, ClientPosture client, Target target, AuthRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (NotTried(report, client, request) is { } reason)
            return report with { LoginBecause = reason };
        try
        {
            // Only the way that was seen: another connection may be asked for more.
            var opened = await Opening.OpenAsync(target with { RequireAuth = KeywordOf(request) }, timeout, cancellationToken);
            await opened.Connection.DisposeAsync();
            await opened.Source.DisposeAsync();
            return report with { Login = TrialLogin.LoggedIn };
        }
        catch (ConnectionException failed)
        {
            return report with { Login = TrialLogin.Refused, LoginBecause = failed.Problem.What };
        }
    }

    static string KeywordOf(AuthRequest request) => request switch
    {
        AuthRequest.Trust => "none",
        AuthRequest.Password => "password",
        AuthRequest.Md5 => "md5",
        AuthRequest.Scram => "scram-sha-256",
        AuthRequest.Gss or AuthRequest.Sspi or AuthRequest.Sasl or AuthRequest.PeerOrIdent or AuthRequest.Other => throw new System.Diagnostics.UnreachableException(),
    };

    static string? NotTried(ConnectionReport report, ClientPosture client, AuthRequest request)
    {
        var wanted = request switch
        {
            AuthRequest.Trust => LoginMethods.Nothing,
            AuthRequest.Password => LoginMethods.Cleartext,
            AuthRequest.Md5 => LoginMethods.Md5,
            AuthRequest.Scram => LoginMethods.Scram,
            AuthRequest.Gss or AuthRequest.Sspi or AuthRequest.Sasl or AuthRequest.PeerOrIdent or AuthRequest.Other => LoginMethods.WithoutPassword,
        };
        if (!client.LoginMethods.HasFlag(wanted))
            return "require_auth forbids what the server asks for: the client gives up here";
        if (client.ChannelBindingRequired && report.BindsChannel != true)
            return "channel_binding=require, and SCRAM-SHA-256-PLUS is not to be had here: the client gives up";
        if (wanted == LoginMethods.WithoutPassword)
            return "pgseal does not do what the server asks for";
        if (wanted == LoginMethods.Nothing)
            return null;
        if (client.Login.Password is null)
            return "the settings have no password";
        var isVerified = report.Tls?.Certificate is { ChainHolds: true, NameHolds: true } || report.Channel == TrialChannel.Socket;
        return wanted == LoginMethods.Scram || isVerified ? null
            : "the server is not verified, and pgseal does not show it the password; the client would";
    }
}
