namespace Pgseal.Core.Tls.Hello;

/// <summary>How a cipher suite is to be taken.</summary>
public enum SuiteGrade
{
    /// <summary>Forward secrecy and nothing against it.</summary>
    Good,

    /// <summary>Not broken, but given up by TLS 1.3: no forward secrecy, CBC with SHA-1, or SEED, which OpenSSL 1.1.1 accepts unless told otherwise.</summary>
    Dated,

    /// <summary>Must not be served: no encryption, nobody authenticated, a broken or short cipher.</summary>
    Broken,
}
