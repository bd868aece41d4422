namespace Pgseal.Core.Certificates;

/// <summary>Where now stands in a certificate's validity.</summary>
public enum ExpiryState
{
    NotYetValid,
    Valid,

    /// <summary>Valid, and within <see cref="Expiry.RenewalWindow"/> of its end.</summary>
    RenewalDue,
    Expired,
}
