using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>The verb <c>probe</c>.</summary>
static class ProbeVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("probe", "says what the wire says, without credentials: TLS, plaintext, certificate, and 15 checks, each with how it was seen")
        {
            Usage = "HOST[:PORT]... [OPTIONS]",
            Examples =
            [
                ("pgseal probe db1", "every address of one server, port 5432"),
                ("pgseal probe db1 --root-cert ca.crt", "and whether verify-full would accept its certificate"),
                ("pgseal probe db1 --user app --database app", "whether the rules let app in without TLS"),
                ("pgseal probe 10.1.0.0/24 --max-hosts 254 --rate 50", "a network, with at most 50 new connections a second"),
                ("pgseal probe --targets hosts.txt --format json > today.json", "many, for keeping"),
                ("pgseal probe --targets hosts.txt --since today.json", "what got worse since"),
                ("pgseal probe '[2001:db8::7]:5433' --full", "every suite and group that it accepts"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen],
            Run = (parse, output, cancellation) => ProbeCommand.RunAsync(ProbeArguments.Read(parse), output, cancellation),
        };
        ProbeArguments.AddTo(verb);
        return verb;
    }
}
