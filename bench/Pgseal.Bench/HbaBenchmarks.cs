using System.Text;
using BenchmarkDotNet.Attributes;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Settings;

namespace Pgseal.Bench;

/// <summary>What the rules engine costs by the length of the file.</summary>
[MemoryDiagnoser]
public class HbaBenchmarks
{
    internal const string Path = "/data/pg_hba.conf";

    byte[] bytes = [];
    byte[] unguarded = [];
    HbaTree? tree;
    HbaTree? open;

    internal static HbaEnvironment Environment { get; } = new(ServerVersion.OfMajor(18)) { Ssl = true, Features = [], DbUserNamespace = false, Roles = [] };

    [Params(1_000, 10_000, 100_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        bytes = RulesText.Of(Rules);
        // Without the reject at its top the file admits plaintext where it says host, so that there is something to convert.
        unguarded = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(bytes)
            .Replace("hostnossl all,replication all all reject\n", "", StringComparison.Ordinal)
            .Replace("127.0.0.1/32", "10.0.0.1/32", StringComparison.Ordinal));
        tree = HbaReader.Read(Environment, Path, bytes);
        open = HbaReader.Read(Environment, Path, unguarded);
    }

    [Benchmark]
    public int Read() => HbaReader.Read(Environment, Path, bytes).Rules.Count;

    [Benchmark]
    public Proof Prove() => PlaintextProof.Decide(tree!, Environment, Scope.Remote);

    [Benchmark]
    public ValueList<RuleReachability> Reachability() => HbaReachability.Of(tree!, Environment);

    [Benchmark]
    public HbaConversionResult Convert() => HbaConversion.Convert(open!, Environment, Scope.Remote, new(HbaConversionStrategy.Convert, GssSeen: false));
}
