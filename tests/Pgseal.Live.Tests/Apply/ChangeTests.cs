using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Tls;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Wire;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>What tests of changes share: servers with rules of every kind, a state directory of their own, a plaintext attempt.</summary>
public abstract class ChangeTests : IDisposable
{
    protected const string Rules = "# who may come in\n"
        + "local   all          all                        trust\n"
        + "host    all          all      127.0.0.1/32      trust   # loopback\r\n"
        + "host\treplication\tall\t127.0.0.1/32\ttrust\n"
        + "host    all          all      0.0.0.0/0         scram-sha-256";

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected string StateDirectory { get; } = Directory.CreateTempSubdirectory("pgseal-state-").FullName;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(StateDirectory, recursive: true);

    protected static async Task<LabServer> NewServerAsync(int major, LabServerOptions? options = null)
    {
        var server = await SharedServers.NewServerAsync(major, Cancellation, options);
        await server.WriteHbaAsync(Rules, Cancellation);
        await server.ReloadAsync(Cancellation);
        return server;
    }

    protected static async Task<LabCluster> NewClusterAsync(int major)
    {
        var cluster = await SharedServers.NewClusterAsync(major, Cancellation);
        foreach (var server in (LabServer[])[cluster.Primary, cluster.Standby])
        {
            await server.WriteHbaAsync(Rules, Cancellation);
            await server.ReloadAsync(Cancellation);
        }
        return cluster;
    }

    protected static async Task<AttemptOutcome> PlaintextAsync(LabServer server) => (await PlaintextAttempt.TryAsync(
        new IPEndPoint(IPAddress.Loopback, server.Port), null, new Login("postgres", "postgres", false), Patience, Cancellation)).Outcome;

    protected static ClusterTargets TargetsOf(LabCluster cluster) => new(TargetOf(cluster.Primary), [TargetOf(cluster.Standby)]);

    protected static Target TargetOf(LabServer server, string more = "", string host = "127.0.0.1") =>
        TargetReader.Read($"host={host} port={server.Port} user=postgres dbname=postgres {more}", ClientEnvironmentReader.Read());

    protected ApplyOptions Options() => new(
        Scope.All, Strategy.Convert, TlsFloor.Tls12, null, null, [], new(DrainPolicy.Now, Patience, DrainOptions.UsualRate, []), HardenStandbys: false, AcceptedRefusals.None, Patience, Patience, StateDirectory, ["pgseal", "apply"]);

    protected RunOptions Undo() => new(Scope.All, Patience, Patience, StateDirectory, ["pgseal", "rollback"]);
}
