using Pgseal.Core.Probing;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Probing;

public sealed class DriftCheckTests
{
    static readonly EarlierTarget Earlier = new(Known: true, Seen.Now.AddDays(-1), Tls: true, Seen.Sha, "refused");

    static Check Drift(EarlierTarget? earlier, EndpointSeen seen) => ProbeChecks.Of(Seen.Target(seen) with { Earlier = earlier }).Single(check => check.Id == "drift");

    [Fact]
    public void What_stayed_is_good() => Assert.Equal(
        new Check("drift", CheckResult.Ok, "nothing got worse since 2026-11-23T12:00:00Z"), Drift(Earlier, Seen.Good));

    [Fact]
    public void Lost_tls_is_bad()
    {
        var drift = Drift(Earlier, Seen.Good with { SslRequest = new HandshakeOutcome.NotServed(), Talk = null, Certificate = null });

        Assert.Equal(CheckResult.Bad, drift.Result);
        Assert.StartsWith("TLS was served and is not any more", drift.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Plaintext_newly_admitted_is_bad_and_plaintext_admitted_before_is_not()
    {
        var admitting = Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Scram)] };

        Assert.Equal("plaintext is admitted now and was refused since 2026-11-23T12:00:00Z", Drift(Earlier, admitting).Seen);
        Assert.Equal(CheckResult.Ok, Drift(Earlier with { Plaintext = "admitted" }, admitting).Result);
    }

    [Fact]
    public void Another_certificate_is_bad() => Assert.Equal(CheckResult.Bad, Drift(Earlier with { CertificateSha256 = new('b', 64) }, Seen.Good).Result);

    [Fact]
    public void What_cannot_be_compared_is_unknown()
    {
        Assert.Equal(CheckResult.Unknown, Drift(new EarlierTarget(Known: false), Seen.Good).Result);
        Assert.Equal(CheckResult.Unknown, Drift(Earlier, Seen.Good with { SslRequest = new HandshakeOutcome.Closed(WireStep.SslRequest), Certificate = null }).Result);
    }

    [Fact]
    public void Without_an_earlier_probe_it_is_not_asked() => Assert.Equal(CheckResult.NotApplicable, Drift(null, Seen.Good).Result);
}
