namespace Pgseal.Core.Certificates;

/// <summary>The names of key types by their OID.</summary>
/// <remarks>RFC 8017 appendix C, RFC 5480 section 2.1.1, RFC 8410 section 3.</remarks>
static class KeyTypes
{
    public const string Rsa = "1.2.840.113549.1.1.1", Ec = "1.2.840.10045.2.1";

    /// <summary>The name, or the OID itself when it is not known here.</summary>
    public static string NameOf(string oid) => oid switch
    {
        Rsa => "RSA",
        "1.2.840.113549.1.1.10" => "RSASSA-PSS",
        Ec => "EC",
        "1.2.840.10040.4.1" => "DSA",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        _ => oid,
    };
}
