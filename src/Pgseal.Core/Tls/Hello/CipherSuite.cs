namespace Pgseal.Core.Tls.Hello;

/// <summary>A cipher suite by its number on the wire; everything else about it follows from its name.</summary>
/// <remarks>Source: IANA, "TLS Cipher Suites"; <see cref="SuiteNames"/> adds what was never registered.</remarks>
public readonly record struct CipherSuite(ushort Code)
{
    /// <summary>IANA's name: <c>TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384</c>; an unregistered code in hexadecimal.</summary>
    public string IanaName => SuiteNames.Iana(Code);

    /// <summary>OpenSSL's name, as ssl_ciphers takes it; null where OpenSSL never had one.</summary>
    public string? OpenSslName => SuiteNames.OpenSsl(Code);

    /// <summary><c>ECDHE</c>, <c>DHE</c>, <c>RSA</c>, <c>DH</c>, <c>ECDH</c>, …; <c>any</c> from TLS 1.3 on, where the suite does not say.</summary>
    public string KeyExchange => SuiteParts.Of(Code).KeyExchange;

    /// <summary><c>RSA</c>, <c>ECDSA</c>, <c>DSS</c>, <c>anon</c>, …; <c>any</c> from TLS 1.3 on.</summary>
    public string Authentication => SuiteParts.Of(Code).Authentication;

    /// <summary><c>AES_256_GCM</c>, <c>3DES_EDE_CBC</c>, <c>NULL</c>, …</summary>
    public string Cipher => SuiteParts.Of(Code).Cipher;

    /// <summary>Strength of the cipher in bits; 3DES counts 112, NULL 0.</summary>
    public int Bits => SuiteParts.Of(Code).Bits;

    /// <summary><c>SHA</c>, <c>SHA256</c>, <c>MD5</c>, …; <c>AEAD</c> where the cipher itself authenticates.</summary>
    public string Mac => SuiteParts.Of(Code).Mac;

    /// <summary>A stolen key of the server does not open what was recorded before.</summary>
    public bool ForwardSecrecy => SuiteParts.Of(Code).ForwardSecrecy;

    /// <summary>What is wrong with it, the worst first; empty where nothing is known.</summary>
    public ValueList<SuiteWeakness> Weaknesses => SuiteJudgement.Weaknesses(SuiteParts.Of(Code));

    /// <summary>The grade of its worst weakness.</summary>
    public SuiteGrade Grade => SuiteJudgement.Grade(Weaknesses);

    public override string ToString() => OpenSslName ?? IanaName;
}
