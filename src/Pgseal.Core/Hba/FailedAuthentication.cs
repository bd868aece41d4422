namespace Pgseal.Core.Hba;

/// <summary>What the server says when a client does not pass the method of its rule.</summary>
/// <remarks>Measured on 13 to 18; gss, sspi, pam, ldap, radius, bsd and oauth from src/backend/libpq/auth.c, auth_failed().</remarks>
public sealed record FailedAuthentication(string SqlState, ByteText Message)
{
    public static FailedAuthentication Of(HbaMethod method, ByteText user)
    {
        var (state, words) = method switch
        {
            HbaMethod.Password or HbaMethod.Md5 or HbaMethod.ScramSha256 => ("28P01", "password authentication"),
            HbaMethod.Trust => ("28000", "\"trust\" authentication"),
            HbaMethod.Ident => ("28000", "Ident authentication"),
            HbaMethod.Peer => ("28000", "Peer authentication"),
            HbaMethod.Gss => ("28000", "GSSAPI authentication"),
            HbaMethod.Sspi => ("28000", "SSPI authentication"),
            HbaMethod.Ldap => ("28000", "LDAP authentication"),
            HbaMethod.Pam => ("28000", "PAM authentication"),
            HbaMethod.Bsd => ("28000", "BSD authentication"),
            HbaMethod.Radius => ("28000", "RADIUS authentication"),
            HbaMethod.Cert => ("28000", "certificate authentication"),
            HbaMethod.OAuth => ("28000", "OAuth bearer authentication"),
            HbaMethod.Reject => ("28000", "authentication"),
        };
        return new(state, ByteText.Concat(words, " failed for user \"", HbaConnection.Truncated(user), "\""));
    }
}
