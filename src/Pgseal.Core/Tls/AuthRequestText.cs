namespace Pgseal.Core.Tls;

/// <summary>What a rule that admits a connection did, as a sentence.</summary>
public static class AuthRequestText
{
    public static string Of(AuthRequest request) => request switch
    {
        AuthRequest.Trust => "let in without authentication",
        AuthRequest.Password => "asked for a password in clear",
        AuthRequest.Md5 => "asked for an MD5 password",
        AuthRequest.Scram => "asked for a SCRAM password",
        AuthRequest.Gss => "asked for GSSAPI authentication",
        AuthRequest.Sspi => "asked for SSPI authentication",
        AuthRequest.Sasl => "asked for SASL authentication",
        AuthRequest.PeerOrIdent => "asked who the client is by peer or ident",
        AuthRequest.Other => "asked for authentication of a kind unknown to pgseal",
    };
}
