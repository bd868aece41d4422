namespace Pgseal.Core.Hba;

/// <summary>What the server of a version sends once a rule has decided.</summary>
/// <param name="Admitted">Null where it depends on what the client then proves.</param>
/// <param name="Request">Null for a refusal.</param>
/// <param name="SqlState">Of a refusal by the rules.</param>
public sealed record ServerAnswer(bool? Admitted, AuthRequest? Request, string? SqlState, ByteText? Message)
{
    const string InvalidAuthorization = "28000", ConfigFileError = "F0000";

    /// <summary>Null where no rule decided.</summary>
    public static ServerAnswer? To(HbaConnection connection, HbaOutcome outcome, HbaEnvironment environment) => outcome switch
    {
        HbaOutcome.Matched it => Matched(it.Rule, connection, environment),
        HbaOutcome.ImplicitReject => Refused(RefusalSentence.Implicit(connection, environment.Version)),
        HbaOutcome.TlsHandshakeFailed => new(false, null, null, null),
        _ => null,
    };

    static ServerAnswer Matched(HbaRule rule, HbaConnection connection, HbaEnvironment environment)
    {
        if (rule.Options.ClientCert != HbaClientCert.Off)
        {
            // The gate stands before every method, reject included.
            if (environment.ClientCa == false)
                return new(false, null, ConfigFileError, "client certificates can only be checked if a root certificate store is available");
            if (connection.Certificate is null)
                return environment.ClientCa is null ? new(false, null, null, null) : Refused("connection requires a valid client certificate");
        }
        var user = HbaConnection.Truncated(connection.User);
        switch (rule.Method)
        {
            case HbaMethod.Reject:
                return Refused(RefusalSentence.Explicit(connection, environment.Version));
            case HbaMethod.Cert:
                return Named(rule, connection, ByteText.Concat("certificate authentication failed for user \"", user, "\""));
            case HbaMethod.Trust when rule.Options.ClientCert == HbaClientCert.VerifyFull:
                return Named(rule, connection, ByteText.Concat("\"trust\" authentication failed for user \"", user, "\""));
            case HbaMethod.Trust:
                return new(true, AuthRequest.Ok, null, null);
            default:
                return new(null, RequestOf(rule.Method, user, environment), null, null);
        }
    }

    /// <summary>Whether the certificate names the user; through a user name map that is not for the rules to say.</summary>
    static ServerAnswer Named(HbaRule rule, HbaConnection connection, ByteText refusal)
    {
        if (rule.Options.Map is not null)
            return new(null, AuthRequest.Ok, null, null);
        var name = rule.Options.ComparesDistinguishedName ? connection.Certificate?.DistinguishedName : connection.Certificate?.CommonName;
        return name == HbaConnection.Truncated(connection.User) ? new(true, AuthRequest.Ok, null, null) : Refused(refusal);
    }

    static AuthRequest RequestOf(HbaMethod method, ByteText user, HbaEnvironment environment) => method switch
    {
        HbaMethod.Md5 => Md5(user, environment),
        HbaMethod.ScramSha256 => AuthRequest.Scram,
        HbaMethod.Password or HbaMethod.Ldap or HbaMethod.Pam or HbaMethod.Bsd or HbaMethod.Radius => AuthRequest.Cleartext,
        HbaMethod.Ident or HbaMethod.Peer => AuthRequest.Ident,
        HbaMethod.Gss => AuthRequest.Gss,
        HbaMethod.Sspi => AuthRequest.Sspi,
        HbaMethod.OAuth => AuthRequest.OAuth,
        HbaMethod.Trust or HbaMethod.Reject or HbaMethod.Cert => AuthRequest.Ok,
    };

    /// <summary>The method md5 speaks SCRAM with a role that has a SCRAM password.</summary>
    static AuthRequest Md5(ByteText user, HbaEnvironment environment)
    {
        var role = environment.Roles?.FirstOrDefault(role => role.Name == user);
        return role?.Verifier switch
        {
            HbaVerifier.Scram => AuthRequest.Scram,
            HbaVerifier.Md5 => AuthRequest.Md5,
            _ => AuthRequest.Md5OrScram,
        };
    }

    static ServerAnswer Refused(ByteText message) => new(false, null, InvalidAuthorization, message);
}
