namespace Pgseal.Core.Certificates;

/// <summary>Reads the validity of a certificate and says how it will be renewed.</summary>
/// <remarks>Both ends are inclusive: RFC 5280, section 4.1.2.5.</remarks>
public static class Expiry
{
    /// <summary>How long before its end a certificate should be replaced.</summary>
    public static TimeSpan RenewalWindow { get; } = TimeSpan.FromDays(30);

    public static ExpiryState At(CertificateFacts certificate, DateTimeOffset now) => At(certificate, now, RenewalWindow);

    public static ExpiryState At(CertificateFacts certificate, DateTimeOffset now, TimeSpan renewalWindow) =>
        now < certificate.NotBefore ? ExpiryState.NotYetValid
        : now > certificate.NotAfter ? ExpiryState.Expired
        : now >= certificate.NotAfter - renewalWindow ? ExpiryState.RenewalDue
        : ExpiryState.Valid;

    /// <summary>When it ends and what the operator does about it.</summary>
    /// <param name="issuedHere">Issued by the local authority.</param>
    public static string Renewal(CertificateFacts certificate, bool issuedHere)
    {
        var window = certificate.NotAfter - RenewalWindow;
        return $"valid until {certificate.NotAfter:yyyy-MM-dd}; " + (issuedHere
            ? $"pgseal cert renew issues the next one from {window:yyyy-MM-dd} on, and so does any pgseal apply"
            : $"of another authority, so replace it yourself by {window:yyyy-MM-dd}: pgseal cert import TARGET --certificate FILE --key FILE");
    }
}
