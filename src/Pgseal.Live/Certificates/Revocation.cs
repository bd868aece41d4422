using Pgseal.Core.Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>What a revocation did.</summary>
/// <param name="Authority">The name of the authority whose list it is.</param>
/// <param name="Entry">What was revoked; null when only the list was made anew.</param>
public sealed record Revocation(string Authority, LedgerEntry? Entry, RevocationListFacts List)
{
    /// <summary>It was revoked before, and keeps its date.</summary>
    public bool WasRevoked { get; init; }

    /// <summary>The authority that issued a certificate, or knows of its serial number; null when none here does.</summary>
    public static string? AuthorityOf(string stateDirectory, string serial, CertificateFacts? certificate) => AuthorityPlace.Names(stateDirectory)
        .Select(name => AuthorityView.TryRead(stateDirectory, name)).OfType<AuthorityView>()
        .FirstOrDefault(view => view.Ledger.Any(entry => entry.Serial == serial) || (certificate is not null && (certificate.SaysIssuedBy(view.Certificate) || (view.Replaced is { } old && certificate.SaysIssuedBy(old.Certificate)))))?.Name;

    /// <summary>Revokes a certificate and writes the next list.</summary>
    /// <param name="certificate">What its file says; null where only its serial number is known, and then the ledger must know it.</param>
    /// <returns>Null when the ledger does not know the serial number, and there is no file to say more.</returns>
    public static Revocation? Revoke(LocalAuthority authority, string serial, CertificateFacts? certificate, TimeSpan validity, DateTimeOffset now)
    {
        authority.Signing(now); // asked first: a ledger that says revoked beside a list that does not would mislead
        var known = authority.Issued.FirstOrDefault(entry => entry.Serial == serial);
        if ((known ?? Described(certificate)) is not { } entry)
            return null;
        authority.Ledger.Revoke(entry, now);
        return new(NameOf(authority), authority.Issued.First(it => it.Serial == serial), RevocationListFile.Write(authority, validity, now))
        {
            WasRevoked = known?.RevokedAt is not null,
        };
    }

    /// <summary>Writes the next list with nothing new in it.</summary>
    public static Revocation Refresh(LocalAuthority authority, TimeSpan validity, DateTimeOffset now) =>
        new(NameOf(authority), null, RevocationListFile.Write(authority, validity, now));

    static string NameOf(LocalAuthority authority) => Path.GetFileName(authority.Home);

    static LedgerEntry? Described(CertificateFacts? it) => it is null ? null : new(
        it.SerialNumber, it.Subject, it is { NamesClientAuth: true, NamesServerAuth: false } ? LeafUse.Client : LeafUse.Server, it.Sha256, it.NotBefore, it.NotAfter);
}
