using System.Net;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

public sealed class HostFactsReaderTests
{
    [Fact]
    public async Task This_host_knows_its_name_and_its_addresses()
    {
        var facts = await HostFactsReader.ReadAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(TemporaryFolder.Run("uname", "-n").Trim(), facts.HostName);
        Assert.NotEmpty(facts.FullName);
        Assert.Contains(facts.Addresses, it => it.Address.Equals(IPAddress.Loopback) && it.Network == IPNetwork.Parse("127.0.0.0/8"));
    }

    [Fact]
    public async Task Without_time_for_a_name_server_the_host_name_stands_for_the_full_one()
    {
        var facts = await HostFactsReader.ReadAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.NotEmpty(facts.FullName);
    }
}
