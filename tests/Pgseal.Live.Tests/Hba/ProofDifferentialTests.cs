using System.Globalization;
using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hba;

/// <summary>The proof against the servers themselves: a witness gets in, and where plaintext is proven refused nobody does.</summary>
public sealed class ProofDifferentialTests
{
    /// <summary>In scope is 127.0.0.0/8 without 127.0.0.1: every witness then has an address that a client on this machine can have.</summary>
    static readonly Scope Loopback = new(ScopeKind.Remote,
    [
        .. ((string[])["0.0.0.0/2", "64.0.0.0/3", "96.0.0.0/4", "112.0.0.0/5", "120.0.0.0/6", "124.0.0.0/7", "126.0.0.0/8", "127.0.0.1/32", "128.0.0.0/1", "::/0"])
            .Select(network => IPNetwork.Parse(network)),
    ]);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task Witnesses_get_in_and_what_is_proven_refused_does_not(int major) => CompareAsync(major, files: 15);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task A_thousand_proofs_hold_on_the_server(int major) => CompareAsync(major, files: 1000);

    static async Task CompareAsync(int major, int files)
    {
        await using var world = await SmallWorld.StartAsync(major, Cancellation);
        var (proven, refuted) = (0, 0);
        for (var seed = 0; seed < files; seed++)
        {
            var random = new RandomLoadable((seed * 100) + major, major);
            var read = await world.LoadAsync(random, lines: 1 + (seed % 6), Cancellation);
            switch (PlaintextProof.Decide(read.Tree, read.Environment, Loopback))
            {
                case Proof.Refuted { Witness: var it }:
                    refuted++;
                    var witness = new HbaConnection(it.Kind, ByteText.FromString(it.Database), ByteText.FromString(it.User), IPAddress.Parse(it.Address))
                    {
                        Replication = it.Replication ? HbaReplication.Physical : HbaReplication.None,
                    };
                    var said = await world.GiveAsync(witness, Cancellation);
                    Assert.True(said.Asked, $"seed {seed}: {it} is a witness, and the server said {said}");
                    break;
                case Proof.Proven:
                    proven++;
                    for (var i = 0; i < 4; i++)
                    {
                        var connection = new HbaConnection(
                            ConnectionKind.Plain,
                            ByteText.FromString(random.Pick(RandomLoadable.ClientDatabases)),
                            ByteText.FromString(random.Pick(RandomLoadable.ClientUsers)),
                            IPAddress.Parse(random.Pick(RandomLoadable.ClientAddresses[1..^1])));
                        Assert.False((await world.GiveAsync(connection, Cancellation)).Asked, $"seed {seed}: {connection} is proven refused");
                    }
                    break;
                case var unknown:
                    Assert.Fail($"seed {seed}: {unknown}");
                    break;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{proven} files proven and {refuted} refuted on {major}"));
        Assert.InRange(proven, 1, files - 1);
    }
}
