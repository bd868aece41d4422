namespace Pgseal.Core.Posture;

/// <summary>The leaf certificate a server presented.</summary>
/// <param name="Sha256">Fingerprint of the DER bytes, lower-case hex.</param>
public sealed record ServedCertificate(string Sha256, string Subject, DateTimeOffset NotAfter);
