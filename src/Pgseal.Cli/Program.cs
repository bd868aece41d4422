using System.CommandLine.Invocation;
using Pgseal.Cli;
using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;
using Pgseal.Live;

var parse = CommandTree.Parse(args);
if (parse.Action is SynchronousCommandLineAction builtIn and not ParseErrorAction)
    return builtIn.Invoke(parse); // --help, --version, completion

var output = SharedOptions.OutputOf(parse);
if (UsageError.Of(parse, args) is { } misuse)
    return Fail(misuse, ExitCode.BadUsage);

using var interrupts = new Interrupts(output);
try
{
    var code = await ((Verb)parse.CommandResult.Command).Run(parse, output, interrupts.Token);
    return (int)(code == ExitCode.RolledBack && interrupts.Token.IsCancellationRequested ? ExitCode.Interrupted : code);
}
catch (PgsealException failure)
{
    if (output.Verbose)
        ProblemView.WriteCauses(failure, output.Talk);
    return Fail(failure.Problem, ExitCodes.Of(failure.Kind));
}
catch (OperationCanceledException stop) when (stop is Declined || interrupts.Token.IsCancellationRequested)
{
    return Fail(new(stop is Declined ? stop.Message : "interrupted", "", "everything is as before", ""), ExitCode.Interrupted);
}
catch (Exception bug)
{
    var trace = CrashFile.Write(bug) is { } path ? $"send the trace in {path} to the pgseal project" : "the trace could not be written";
    return Fail(new("internal error in pgseal", bug.GetType().Name, "see pgseal runs for what an unfinished run left", trace), ExitCode.InternalError);
}

int Fail(Problem problem, ExitCode code)
{
    output.Fail(problem);
    return (int)code;
}
