namespace Pgseal.Core.Tls;

/// <summary>A finished TLS handshake, and what happened in it.</summary>
/// <param name="Alpn">The protocol that the server chose; empty when none.</param>
/// <param name="AskedForCertificate">Whether the server sent a CertificateRequest.</param>
public sealed record TlsTalk(HandshakeOutcome.Served Served, string Alpn, bool AskedForCertificate);
