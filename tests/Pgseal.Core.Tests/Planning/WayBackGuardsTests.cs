using Pgseal.Core.Planning;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Tests.Planning;

public sealed class WayBackGuardsTests
{
    [Theory]
    [InlineData("require")]
    [InlineData("verify-ca")]
    [InlineData("verify-full")]
    public void A_standby_that_demands_tls_of_its_primary_stops_the_way_back(string mode)
    {
        var blocker = Assert.Single(WayBackGuards.Find("db2", demandsTls: false, new Upstream(mode, "db2", null, IsSocket: false, Streaming: true)));

        Assert.Equal("db2", blocker.Where);
        Assert.Contains($"sslmode={mode}", blocker.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prefer", false)]
    [InlineData("disable", false)]
    [InlineData(null, false)]
    [InlineData("require", true)] // libpq never speaks TLS over a socket
    public void One_that_can_come_back_without_does_not(string? mode, bool isSocket) =>
        Assert.Empty(WayBackGuards.Find("db2", demandsTls: false, new Upstream(mode, "db2", null, isSocket, Streaming: true)));

    [Fact]
    public void An_operator_who_demands_tls_would_lock_himself_out() =>
        Assert.Contains("lock yourself out", Assert.Single(WayBackGuards.Find("db1", demandsTls: true, upstream: null)).What, StringComparison.Ordinal);
}
