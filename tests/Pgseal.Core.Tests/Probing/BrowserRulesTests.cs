using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Probing;

namespace Pgseal.Core.Tests.Probing;

public sealed class BrowserRulesTests
{
    static string Faults(Func<CertificateFacts, CertificateFacts> change, string host = "db1") => string.Join(", ", BrowserRules.Faults(change(Seen.Certificate), host, Seen.Now));

    [Fact]
    public void An_ordinary_certificate_passes() => Assert.Equal("", Faults(it => it));

    [Fact]
    public void A_common_name_is_no_name() => Assert.Equal("has no subject alternative name", Faults(it => it with { DnsNames = [] }));

    [Fact]
    public void An_address_is_never_a_dns_name()
    {
        Assert.Equal("does not name 192.0.2.1", Faults(it => it with { DnsNames = ["192.0.2.1"] }, "192.0.2.1"));
        Assert.Equal("", Faults(it => it with { IpAddresses = [IPAddress.Parse("192.0.2.1")] }, "192.0.2.1"));
    }

    [Fact]
    public void Dates_keys_hashes_and_usages_count()
    {
        Assert.Equal("has expired", Faults(it => it with { NotAfter = Seen.Now.AddSeconds(-1) }));
        Assert.Equal("is not valid yet", Faults(it => it with { NotBefore = Seen.Now.AddSeconds(1) }));
        Assert.Equal("is valid for 400 days, more than 398", Faults(it => it with { NotAfter = it.NotBefore.AddDays(400) }));
        Assert.Equal("", Faults(it => it with { NotAfter = it.NotBefore.AddDays(398) }));
        Assert.Equal("has a short key (RSA, 1024 bits)", Faults(it => it with { KeyAlgorithm = "RSA", KeyBits = 1024 }));
        Assert.Equal("is signed with SHA1", Faults(it => it with { SignatureHash = "SHA1" }));
        Assert.Equal("is not for servers", Faults(it => it with { Usages = ["1.3.6.1.5.5.7.3.2"] }));
    }
}
