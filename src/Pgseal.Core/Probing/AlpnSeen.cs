namespace Pgseal.Core.Probing;

/// <summary>What a server did with direct TLS that does not offer the protocol <c>postgresql</c>.</summary>
/// <param name="Accepted">Whether the session lived; null when that was not seen.</param>
/// <param name="How">How that was seen, as a clause.</param>
/// <param name="LeafSha256">Of the certificate served, when the handshake went as far.</param>
public sealed record AlpnSeen(bool? Accepted, string How, string? LeafSha256 = null);
