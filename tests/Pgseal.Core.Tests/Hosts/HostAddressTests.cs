using System.Net;
using Pgseal.Core.Hosts;

namespace Pgseal.Core.Tests.Hosts;

public sealed class HostAddressTests
{
    [Theory]
    [InlineData("10.1.2.3", 24, "10.1.2.0/24")]
    [InlineData("10.1.2.3", 20, "10.1.0.0/20")]
    [InlineData("10.1.2.3", 32, "10.1.2.3/32")]
    [InlineData("10.1.2.3", 0, "0.0.0.0/0")]
    [InlineData("2001:db8:1:2:3::5", 61, "2001:db8:1::/61")]
    public void Its_network_is_its_address_cut_at_the_prefix(string address, int length, string network) =>
        Assert.Equal(IPNetwork.Parse(network), new HostAddress("eth0", IPAddress.Parse(address), length).Network);
}
