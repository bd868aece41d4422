namespace Pgseal.Core.Hba;

/// <summary>The certificate that a client presents.</summary>
/// <param name="DistinguishedName">In RFC 2253 order.</param>
/// <param name="IsTrusted">Whether the server's authority file vouches for it.</param>
public sealed record HbaCertificate(ByteText? CommonName, ByteText? DistinguishedName, bool IsTrusted);
