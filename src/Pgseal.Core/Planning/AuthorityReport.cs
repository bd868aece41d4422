namespace Pgseal.Core.Planning;

/// <summary>The certificate that clients verify the servers against.</summary>
/// <param name="File">What to put into sslrootcert.</param>
/// <param name="Sha256">Fingerprint of the certificate, lower-case hex.</param>
public sealed record AuthorityReport(string File, string Sha256);
