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
        Assert.Equal("valid until 2026-08-30; any pgseal apply from 2026-07-31 on issues the next one", Expiry.Renewal(certificate, issuedHere: true));
        Assert.Equal(
            "valid until 2026-08-30; imported, so replace it yourself: pgseal apply --certificate FILE --key FILE by 2026-07-31",
            Expiry.Renewal(certificate, issuedHere: false));
    }
}
