namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What a ServerHello of TLS 1.2 or below said besides version and suite, everything having been offered.</summary>
/// <param name="SecureRenegotiation">RFC 5746 was answered.</param>
/// <param name="ExtendedMasterSecret">RFC 7627 was answered.</param>
/// <param name="SessionTicket">A ticket will be given (RFC 5077); PostgreSQL gives none.</param>
/// <param name="SessionId">The session can be resumed by an id; PostgreSQL's cannot.</param>
/// <param name="Compression">Compression was chosen (CRIME).</param>
public sealed record ServerTraits(bool SecureRenegotiation, bool ExtendedMasterSecret, bool SessionTicket, bool SessionId, bool Compression);
