using System.Net;
using Pgseal.Core.Evidence;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Evidence;

public sealed class HowToCheckTests
{
    [Fact]
    public void A_name_cannot_leave_its_quotes() => Assert.Equal(
        @"psql 'host=10.0.0.1 port=5432 user='\''o\\b\'\''r; x'\'' dbname='\''app'\'' sslmode=disable gssencmode=disable' -c 'SELECT 1'",
        HowToCheck.Attempt(IPAddress.Parse("10.0.0.1"), 5432, new Login(@"o\b'r; x", "app", PhysicalReplication: false)));

    [Fact]
    public void Replication_is_asked_for_as_it_was() => Assert.Equal(
        @"psql 'host=::1 port=5432 user='\''r'\'' replication=true sslmode=disable gssencmode=disable' -c IDENTIFY_SYSTEM",
        HowToCheck.Attempt(IPAddress.IPv6Loopback, 5432, new Login("r", "", PhysicalReplication: true)));

    [Fact]
    public void An_IPv6_address_is_bracketed() => Assert.Equal(
        "openssl s_client -starttls postgres -connect [::1]:5432 -showcerts </dev/null", HowToCheck.Handshake(IPAddress.IPv6Loopback, 5432));
}
