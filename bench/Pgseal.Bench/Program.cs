using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Pgseal.Bench;

if (args is ["once", var what, var rules])
    return Once.Run(what, rules);
if (args is ["write", var count])
{
    using var output = Console.OpenStandardOutput();
    output.Write(RulesText.Of(int.Parse(count)));
    return 0;
}

// In this process: a project that BenchmarkDotNet generates would be built with every analyser of the solution.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromMinutes(10), logOutput: false)))
    .WithArtifactsPath("artifacts/bench");
BenchmarkSwitcher.FromTypes([typeof(HbaBenchmarks)]).Run(args, config);
return 0;
