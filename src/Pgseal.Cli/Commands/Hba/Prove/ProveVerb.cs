using Pgseal.Cli.CommandLine;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>The verb <c>hba prove</c>.</summary>
static class ProveVerb
{
    public static Verb Declare()
    {
        var property = CommandLine.Declare.Texts(
            "--property", "NAME|SENTENCE", $"what must hold: {string.Join(", ", HbaProperties.Names)}, or a sentence such as 'role app only from 10.0.0.0/8 over tls' (default plaintext-refused)");
        var verb = new Verb("prove", "proves a property over all databases, users and addresses at once, or shows a connection that breaks it")
        {
            Usage = "FILE|TARGET [--property NAME|SENTENCE]... [OPTIONS]",
            Examples =
            [
                ("pgseal hba prove pg_hba.conf", "no plaintext connection from outside this machine is admitted"),
                ("pgseal hba prove db1 --property replication-requires-tls --scope all", "of a server, loopback included"),
                ("pgseal hba prove pg_hba.conf --property 'role app only from 10.0.0.0/8 over tls'", "a sentence of your own"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen],
            Run = (parse, output, cancellation) => ProveCommand.RunAsync(
                new(
                    InputArguments.Read(parse, output),
                    PropertyText.Read(parse.GetRequiredValue(property)),
                    ScopeOptions.Read(parse, output),
                    parse.GetRequiredValue(SharedOptions.Timeout)),
                output,
                cancellation),
        };
        InputArguments.AddTo(verb);
        verb.Add(property);
        ScopeOptions.AddTo(verb);
        return verb;
    }
}
