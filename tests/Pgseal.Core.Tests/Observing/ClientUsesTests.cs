using Pgseal.Core.Hba;
using Pgseal.Core.Observing;

namespace Pgseal.Core.Tests.Observing;

public sealed class ClientUsesTests
{
    static readonly ValueList<HbaRole> Roles = [new("watch", ["pg_monitor"]), new("app", ["staff"])];

    [Theory]
    [InlineData("app", "psql", false, ClientUse.Application)]
    [InlineData("nobody_knows", "", false, ClientUse.Application)]
    [InlineData("rep", "standby1", true, ClientUse.Walsender)]
    [InlineData("app", "pg_isready", false, ClientUse.HealthCheck)]
    [InlineData(null, "", false, ClientUse.HealthCheck)]
    [InlineData("pgbouncer", "", false, ClientUse.Pooler)]
    [InlineData("app", "PgBouncer", false, ClientUse.Pooler)]
    [InlineData("app", "postgres_exporter", false, ClientUse.Monitoring)]
    [InlineData("watch", "psql", false, ClientUse.Monitoring)]
    public void A_client_is_there_for_what_it_says_or_its_role_is_for(string? user, string application, bool isReplication, ClientUse use) =>
        Assert.Equal(use, ClientUses.Of(ClientKey.Of(user, "shop", "10.1.2.3", application, isReplication), Roles));

    [Fact]
    public void Without_a_catalog_only_the_name_counts() =>
        Assert.Equal(ClientUse.Application, ClientUses.Of(ClientKey.Of("watch", "shop", "10.1.2.3", "psql", isReplication: false), roles: null));
}
