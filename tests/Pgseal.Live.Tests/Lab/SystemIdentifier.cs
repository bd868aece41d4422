using Pgseal.Lab;

namespace Pgseal.Live.Tests.Lab;

/// <summary>What initdb gave a cluster and every copy of it shares.</summary>
static class SystemIdentifier
{
    public static Task<long> OfAsync(LabServer server) =>
        server.Sql.ScalarAsync<long>("select system_identifier from pg_control_system()", TestContext.Current.CancellationToken);
}
