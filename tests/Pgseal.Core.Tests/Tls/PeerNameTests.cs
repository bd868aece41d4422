using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Tls;

public sealed class PeerNameTests
{
    static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    static X509Certificate2 Certificate(string subject, string dnsNames = "", string addresses = "")
    {
        var request = new CertificateRequest(subject, Key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in dnsNames.Split(',', StringSplitOptions.RemoveEmptyEntries))
            names.AddDnsName(name);
        foreach (var address in addresses.Split(',', StringSplitOptions.RemoveEmptyEntries))
            names.AddIpAddress(IPAddress.Parse(address));
        if (dnsNames.Length + addresses.Length > 0)
            request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
    }

    [Theory]
    [InlineData("CN=other", "db1.example", "", "db1.example", true)]
    [InlineData("CN=other", "DB1.example", "", "db1.EXAMPLE", true)]
    [InlineData("CN=db1.example", "other", "", "db1.example", false)] // a name of its own kind hides the common name
    [InlineData("CN=db1.example", "", "192.0.2.7", "db1.example", true)] // an address does not
    [InlineData("CN=db1.example", "", "", "db1.example", true)]
    [InlineData("CN=db1.example", "", "", "db2.example", false)]
    [InlineData("CN=x", "*.example", "", "db1.example", true)]
    [InlineData("CN=x", "*.example", "", "a.db1.example", false)]
    [InlineData("CN=x", "*.example", "", ".example", false)]
    [InlineData("CN=x", "*.example", "", "example", false)]
    [InlineData("CN=x", "db*.example", "", "db1.example", false)]
    [InlineData("CN=x", "*", "", "db1", false)]
    [InlineData("CN=x", "", "192.0.2.7", "192.0.2.7", true)]
    [InlineData("CN=x", "", "192.0.2.7", "192.0.2.8", false)]
    [InlineData("CN=x", "", "2001:db8::7", "2001:0db8::0007", true)]
    [InlineData("CN=x", "192.0.2.7", "", "192.0.2.7", true)] // libpq compares the text too
    [InlineData("CN=192.0.2.7", "db1", "", "192.0.2.7", true)]
    [InlineData("CN=192.0.2.7", "", "192.0.2.8", "192.0.2.7", false)]
    [InlineData("O=none", "", "", "db1", false)]
    public void A_certificate_is_for_a_host_by_libpqs_rules(string subject, string dnsNames, string addresses, string host, bool expected)
    {
        using var certificate = Certificate(subject, dnsNames, addresses);
        Assert.Equal(expected, PeerName.Matches(certificate, host));
    }

    [Theory]
    [InlineData("CN=c", "a,b", "192.0.2.7", "a b 192.0.2.7")]
    [InlineData("CN=c", "", "", "c")]
    [InlineData("O=o", "", "", "")]
    public void The_names_of_a_certificate_are_listed(string subject, string dnsNames, string addresses, string expected)
    {
        using var certificate = Certificate(subject, dnsNames, addresses);
        Assert.Equal(expected, string.Join(' ', PeerName.Names(certificate)));
    }
}
