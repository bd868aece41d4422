using Pgseal.Cli.CommandLine;
using Pgseal.Live;

namespace Pgseal.Cli.Tests.Hba;

/// <summary>Runs a command line through the parser and the verb, without a process.</summary>
static class InProcess
{
    public static async Task<(ExitCode Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var answer = new StringWriter();
        using var talk = new StringWriter();
        var parse = CommandTree.Parse(args);
        Assert.Null(UsageError.Of(parse, args));
        var format = parse.GetRequiredValue(SharedOptions.Format);
        var output = new Output(new(() => TextReader.Null, () => Stream.Null, answer, talk, false, false, false), format, plain: true, verbose: false);
        try
        {
            var code = await ((Verb)parse.CommandResult.Command).Run(parse, output, TestContext.Current.CancellationToken);
            return (code, answer.ToString(), talk.ToString());
        }
        catch (PgsealException failure)
        {
            output.Fail(failure.Problem);
            return (ExitCodes.Of(failure.Kind), answer.ToString(), talk.ToString());
        }
    }
}
