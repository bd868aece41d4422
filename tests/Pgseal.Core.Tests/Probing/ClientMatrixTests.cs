using Pgseal.Core.Probing;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Probing;

public sealed class ClientMatrixTests
{
    static string Gets(EndpointSeen seen) => string.Join(' ', ClientMatrix.Of(seen).Select(it => $"{it.Gets}"));

    [Fact]
    public void An_enforcing_server() => Assert.Equal("Refused Tls Tls Tls Tls Tls Tls Tls Tls", Gets(Seen.Good));

    [Fact]
    public void A_server_that_admits_plaintext_gets_it_from_allow() =>
        Assert.Equal("Plaintext Plaintext Tls Tls Tls Tls Tls Tls Tls", Gets(Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Scram)] }));

    [Fact]
    public void Without_tls_prefer_falls_back_and_require_does_not() => Assert.Equal(
        "Plaintext Plaintext Plaintext Refused Refused Refused Unknown Unknown Unknown",
        Gets(Seen.Good with { SslRequest = new HandshakeOutcome.NotServed(), Direct = null, OverTls = null, Certificate = null, Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Scram)] }));

    [Fact]
    public void A_certificate_that_is_not_accepted_stops_those_who_verify() => Assert.Equal(
        "Refused Tls Tls Tls Tls Refused Tls Tls Refused",
        Gets(Seen.Good with { Certificate = Seen.Good.Certificate! with { VerifyFull = new(false, "it is for db2") } }));

    [Fact]
    public void Unknown_is_never_a_promise() => Assert.Equal(
        "Unknown Unknown Unknown Unknown Unknown Unknown Unknown Unknown Unknown",
        Gets(Seen.Good with { SslRequest = new HandshakeOutcome.TimedOut(WireStep.SslRequest), Plaintext = [], OverTls = null, Direct = null, Certificate = null }));
}
