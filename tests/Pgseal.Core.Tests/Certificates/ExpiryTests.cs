using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class ExpiryTests
{
    static readonly CertificateFacts certificate = CertificateFacts.FromDer(MadeCertificate.SelfSigned().Der)!; // from -90 to +90 days

    [Theory]
    [InlineData(-91, ExpiryState.NotYetValid)]
    [InlineData(-90, ExpiryState.Valid)]
    [InlineData(59, ExpiryState.Valid)]
    [InlineData(60, ExpiryState.RenewalDue)]
    [InlineData(90, ExpiryState.RenewalDue)] // the last instant still counts
    [InlineData(91, ExpiryState.Expired)]
    public void Its_state_is_read_from_its_dates(int days, ExpiryState expected) =>
        Assert.Equal(expected, Expiry.At(certificate, MadeCertificate.Noon.AddDays(days)));

    [Fact]
    public void The_operator_learns_who_renews_it()
    {
        Assert.Equal("valid until 2026-08-30; pgseal cert renew issues the next one from 2026-07-31 on, and so does any pgseal apply", Expiry.Renewal(certificate, issuedHere: true));
        Assert.Equal(
            "valid until 2026-08-30; of another authority, so replace it yourself by 2026-07-31: pgseal cert import TARGET --certificate FILE --key FILE",
            Expiry.Renewal(certificate, issuedHere: false));
    }
}
