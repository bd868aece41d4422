namespace Pgseal.Core.Certificates;

/// <summary>One certificate that an authority knows of: issued by it, or revoked although it does not remember issuing it.</summary>
/// <param name="Serial">Lower-case hexadecimal, as certificates show it.</param>
/// <param name="RevokedAt">Null while it stands.</param>
public sealed record LedgerEntry(
    string Serial,
    string Subject,
    LeafUse Use,
    string Sha256,
    DateTimeOffset IssuedAt,
    DateTimeOffset NotAfter,
    DateTimeOffset? RevokedAt = null);
