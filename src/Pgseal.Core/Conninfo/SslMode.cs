namespace Pgseal.Core.Conninfo;

/// <summary>What a client asks of encryption, weakest first; the meaning is libpq's (PostgreSQL 18, "SSL Support", table 32.1).</summary>
public enum SslMode
{
    /// <summary>Plaintext only.</summary>
    Disable,

    /// <summary>Plaintext first, TLS when that is refused.</summary>
    Allow,

    /// <summary>TLS first, plaintext when that is not offered or refused: libpq's default.</summary>
    Prefer,

    /// <summary>TLS only; the certificate is checked only when a root file exists, and then as <see cref="VerifyCa"/>.</summary>
    Require,

    /// <summary>TLS only, certificate issued by a root in the root file.</summary>
    VerifyCa,

    /// <summary>As <see cref="VerifyCa"/>, and the certificate names the host that was dialled.</summary>
    VerifyFull,
}
