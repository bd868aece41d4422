using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Init;

/// <summary>The verb <c>init</c>.</summary>
static class InitVerb
{
    const string UsualPath = "pgseal.yaml";

    static readonly Option<string?> Out = CommandLine.Declare.Text("--out", "FILE", $"the file to write, which must not be there yet; - prints it (default {UsualPath})");

    public static Verb Declare()
    {
        var verb = new Verb("init", "writes a pgseal.yaml that names clusters and what is asked of them; changes no server")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal init db1 --standby db2", "then: pgseal audit --cluster pgseal.yaml"),
                ("pgseal init db1 db7 db9 --out fleet.yaml", "three clusters"),
                ("pgseal init service=prod --out -", "printed, not written"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => InitCommand.RunAsync(
                new(
                    TargetArguments.Read(parse, output),
                    TargetArguments.IsTyped(parse),
                    ScopeOptions.Read(parse, output),
                    (parse.GetValue(Out) ?? UsualPath) is var path and not "-" ? path : null,
                    parse.GetRequiredValue(SharedOptions.Timeout)),
                output,
                cancellation),
        };
        TargetArguments.AddTypedTo(verb);
        ScopeOptions.AddTo(verb);
        verb.Add(Out);
        return verb;
    }
}
