using BenchmarkDotNet.Running;
using Pgseal.Bench;

if (args is ["once", var what, var rules])
    return Once.Run(what, rules);
if (args is ["write", var count])
{
    using var output = Console.OpenStandardOutput();
    output.Write(RulesText.Of(int.Parse(count)));
    return 0;
}
BenchmarkSwitcher.FromTypes([typeof(HbaBenchmarks)]).Run(args);
return 0;
