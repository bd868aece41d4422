namespace Pgseal.Core.Certificates;

/// <summary>Judges the certificate, chain and key of an authority before it is taken over.</summary>
/// <remarks>RFC 5280 sections 4.2.1.3 and 4.2.1.9: basic constraints say that it is one, the key usage what it may sign.</remarks>
public static class AuthorityCheck
{
    /// <param name="pem">The authority's certificate, then each issuer right after what it issued.</param>
    /// <param name="key">Of the key, opened with its passphrase where it has one.</param>
    public static AuthorityJudgement Judge(ReadOnlySpan<byte> pem, KeyFacts key, DateTimeOffset now)
    {
        if (CertificateFile.Read(pem) is not [var own, ..] chain)
            return new(null, ["The certificate file holds no PEM certificate that can be read."], []);
        return new(
            own,
            [.. Refused(own, now), .. Weak(chain), .. Order(chain), .. Key(own, key)],
            [.. Warned(own, chain[^1], now)]);
    }

    static IEnumerable<string> Refused(CertificateFacts own, DateTimeOffset now)
    {
        if (!own.IsCa)
            yield return "The certificate is no authority's: its basic constraints do not say CA:TRUE.";
        if (own.MayCertify == false)
            yield return "The certificate's key usage leaves out keyCertSign: clients refuse what it signs.";
        if (now > own.NotAfter)
            yield return $"The certificate expired at {own.NotAfter:u}.";
        if (now < own.NotBefore)
            yield return $"The certificate is not valid before {own.NotBefore:u}.";
        if (own is not ({ KeyAlgorithm: "RSA", KeyBits: >= 2048 } or { KeyAlgorithm: "EC", KeyBits: >= 256 }))
            yield return $"The certificate's key is {own.KeyAlgorithm}{(own.KeyBits is { } bits ? $" with {bits} bits" : "")}; an authority needs RSA from 2048 or EC from 256 bits.";
    }

    /// <summary>A signature that a client checks; that of a self-signed certificate is not, but new ones have no reason for SHA-1 either.</summary>
    static IEnumerable<string> Weak(ValueList<CertificateFacts> chain) => chain
        .Where((certificate, at) => certificate.SignatureHash is "MD5" or "SHA1" && (at == 0 || !certificate.IsSelfSigned))
        .Select(certificate => $"{certificate.Subject} is signed with {certificate.SignatureHash}, which current TLS libraries refuse.");

    static IEnumerable<string> Order(ValueList<CertificateFacts> chain)
    {
        for (var i = 0; i + 1 < chain.Count; i++)
            if (chain[i].Issuer != chain[i + 1].Subject)
                yield return $"Certificate {i + 2} of the file did not issue certificate {i + 1}; put each issuer right after what it issued.";
            else if (!chain[i + 1].IsCa)
                yield return $"Certificate {i + 2} of the file is no authority's: its basic constraints do not say CA:TRUE.";
    }

    static IEnumerable<string> Key(CertificateFacts own, KeyFacts key) => key.State switch
    {
        KeyState.Readable => key.PublicKeySha256 == own.PublicKeySha256 ? [] : ["The key does not belong to the certificate."],
        KeyState.Encrypted => ["The key is protected by a passphrase, and none was given."],
        KeyState.UnknownType => ["The key is of a type that cannot sign here; use an RSA or EC key."],
        KeyState.Broken => ["The private key in the key file does not decode."],
        KeyState.Missing => ["The key file holds no PEM private key."],
    };

    static IEnumerable<string> Warned(CertificateFacts own, CertificateFacts top, DateTimeOffset now)
    {
        if (own.MayCertify is null)
            yield return "The certificate has no key usage; keyCertSign and cRLSign are what is expected of an authority.";
        if (own.MayRevoke == false)
            yield return "The certificate's key usage leaves out cRLSign: what it issues cannot be revoked by a list of its own.";
        if (!top.IsSelfSigned)
            yield return $"The chain ends below its root, {top.Issuer}: clients need that certificate from elsewhere.";
        if (own.HasNameConstraints)
            yield return "The certificate has name constraints: clients refuse leaves with names outside them.";
        if (own.NotAfter - now < LeafSpec.DefaultValidity)
            yield return $"The certificate ends {own.NotAfter:yyyy-MM-dd}, and no leaf outlives it.";
    }
}
