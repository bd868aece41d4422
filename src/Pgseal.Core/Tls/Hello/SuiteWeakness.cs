namespace Pgseal.Core.Tls.Hello;

/// <summary>One reason against a cipher suite, the worst first: from <see cref="Abandoned"/> on they make it dated, those above broken.</summary>
public enum SuiteWeakness
{
    /// <summary>The cipher is NULL.</summary>
    NoEncryption,

    /// <summary>Nobody proves who the server is.</summary>
    Anonymous,

    /// <summary>Made weak for export: keys of 40 or 56 bits (FREAK, Logjam).</summary>
    Export,

    /// <summary>Single DES, or another key under 112 bits.</summary>
    ShortKey,

    /// <summary>RC4, forbidden by RFC 7465.</summary>
    Rc4,

    /// <summary>Blocks of 64 bits: 3DES, IDEA, RC2, GOST 28147 (SWEET32, CVE-2016-2183).</summary>
    SmallBlocks,

    /// <summary>A message authentication code with MD5.</summary>
    Md5,

    /// <summary>A cipher that hardly anybody reviewed or uses: SEED.</summary>
    Abandoned,

    /// <summary>A stolen key opens what was recorded: static RSA, DH or ECDH.</summary>
    NoForwardSecrecy,

    /// <summary>CBC with SHA-1: needs countermeasures against padding oracles (Lucky 13).</summary>
    CbcSha1,
}
