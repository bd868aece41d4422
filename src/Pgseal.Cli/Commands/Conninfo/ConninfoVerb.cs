using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Settings;

namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>The verb <c>conninfo</c>.</summary>
static class ConninfoVerb
{
    public static Verb Declare()
    {
        var uri = new Argument<string?>("URI")
        {
            Description = "what the client is given: a URI, key=value, HOST[:PORT], jdbc:postgresql:…, Host=…;…, postgresql+asyncpg://…; none: the PG* environment",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var driver = CommandLine.Declare.Text("--driver", string.Join('|', DriverName.All), "which client reads it (default: by its form, else libpq)");
        var version = CommandLine.Declare.Version("--libpq-version", $"which libpq reads it (default {LibpqFacts.NewestMajor})");
        var noConnect = CommandLine.Declare.Flag("--no-connect", "explain the settings only, without dialling");
        var verb = new Verb("conninfo", "says what a client's settings guarantee, and what they got when connecting")
        {
            Usage = "[URI] [OPTIONS]",
            Examples =
            [
                ("pgseal conninfo 'postgresql://app@db1/app?sslmode=require'", "what libpq makes of it, and what happens"),
                ("pgseal conninfo", "the PG* environment and the service file"),
                ("pgseal conninfo 'jdbc:postgresql://db1/app?ssl=true' --no-connect", "what another driver makes of it"),
                ("pgseal conninfo 'postgres://app@db1/app?sslmode=require' --driver node-postgres", "where the form does not say which"),
                ("pgseal conninfo service=prod --libpq-version 13", "an older libpq"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen],
            Run = (parse, output, cancellation) => ConninfoCommand.RunAsync(
                new(
                    parse.GetValue(uri),
                    parse.GetValue(driver),
                    MajorOf(parse.GetValue(version)),
                    !parse.GetValue(noConnect),
                    parse.GetRequiredValue(SharedOptions.Timeout)),
                output,
                cancellation),
        };
        verb.Add(uri);
        verb.Add(driver);
        verb.Add(version);
        verb.Add(noConnect);
        return verb;
    }

    static int MajorOf(ServerVersion? version) => version switch
    {
        null => LibpqFacts.NewestMajor,
        { Major: >= LibpqFacts.OldestMajor and <= LibpqFacts.NewestMajor and var major } => major,
        { } other => throw new BadInput($"--libpq-version: libpq {other.Major} is not known", $"give a version from {LibpqFacts.OldestMajor} to {LibpqFacts.NewestMajor}"),
    };
}
