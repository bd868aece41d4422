using System.Diagnostics;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;

namespace Pgseal.Bench;

/// <summary>Does one thing once in a fresh process, as a command does: start and compilation are part of what it costs.</summary>
static class Once
{
    /// <param name="rules">How many rules, or the path of a file of rules.</param>
    public static int Run(string what, string rules)
    {
        var bytes = int.TryParse(rules, out var count) ? RulesText.Of(count) : File.ReadAllBytes(rules);
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        var environment = HbaBenchmarks.Environment;
        var tree = HbaReader.Read(environment, HbaBenchmarks.Path, bytes);
        var read = Process.GetCurrentProcess().TotalProcessorTime;
        var answer = what switch
        {
            "read" => $"{tree.Rules.Count} rules",
            "prove" => PlaintextProof.Decide(tree, environment, Scope.Remote).GetType().Name,
            "reachability" => string.Join(", ", HbaReachability.Of(tree, environment).CountBy(it => it.GetType().Name)),
            "diff" => HbaDiff.Between(tree, environment, HbaReader.Read(environment, HbaBenchmarks.Path, bytes), environment).Relation.ToString(),
            "convert" => HbaConversion.Convert(tree, environment, Scope.Remote, new(HbaConversionStrategy.Convert, GssSeen: false)).GetType().Name,
            var property when HbaProperties.Parse(property) is HbaPropertyParse.Parsed it =>
                HbaProof.Decide(tree, environment, it.Property, Scope.Remote).ToString(),
            _ => "read, prove, reachability, diff, convert or a property?",
        };
        var end = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{tree.Rules.Count} rules, {what}: {answer}; CPU {(end.TotalProcessorTime - start).TotalMilliseconds:F0} ms, of it reading {(read - start).TotalMilliseconds:F0} ms; "
            + $"whole process {end.TotalProcessorTime.TotalMilliseconds:F0} ms, peak {end.PeakWorkingSet64 >> 20} MiB, allocated {GC.GetTotalAllocatedBytes() >> 20} MiB in {GC.CollectionCount(0)} collections");
        return 0;
    }
}
