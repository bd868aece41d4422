using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Certificates;
using Pgseal.Live.Certificates;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>The verb <c>cert ca rollover</c>.</summary>
static class RolloverVerb
{
    static readonly Option<bool> Start = Flag("--start", "make the new authority, which signs from now on; the trust file then holds both");

    static readonly Option<bool> Finish = Flag("--finish", "drop the old one, unless a member still serves what it signed or a client is not proven to trust the new one");

    static readonly Option<string?> Accept = Text("--accept-unproven", "all", "with --finish: drop it although clients are not proven to trust the new one");

    static readonly Option<string?> CommonName = Text("--name", "TEXT", "the new authority's common name (default \"pgseal CA NAME\" and the day)");

    static readonly Option<int> Days = CertOptions.Days(AuthorityMaker.DefaultValidity);

    public static Verb Declare()
    {
        var verb = new Verb("rollover", "replaces an authority: both are trusted, certificates are issued anew, and only then the old one is dropped")
        {
            Usage = "[--start | --finish [TARGET...]] [OPTIONS]",
            Examples =
            [
                ("pgseal cert ca rollover", "where it stands, and the next command"),
                ("pgseal cert ca rollover --start", "a new authority; its certificate file then holds both"),
                ("pgseal cert ca rollover --finish db1 --standby db2", "lists who is not proven to trust the new one; drops the old one where nobody is"),
                ("pgseal cert ca rollover --finish db1 --accept-unproven all", "drops it all the same"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) =>
            {
                var (state, name) = (HostOptions.ReadStateDir(parse), CertOptions.ReadAuthority(parse) ?? AuthorityName.Default);
                return parse.GetValue(Start)
                    ? RolloverCommand.Start(
                        new(state, name, parse.GetValue(CommonName), CertOptions.ReadKeyType(parse), CertOptions.ReadDays(parse, Days), PassphraseOption.Read(parse)), output)
                    : !parse.GetValue(Finish) ? RolloverCommand.Show(state, name, output)
                    : RolloverCommand.FinishAsync(
                        state,
                        name,
                        TargetArguments.Read(parse, output),
                        new(AuthorityPlace.Of(state, name), parse.GetValue(Accept) is not null, parse.GetRequiredValue(SharedOptions.Timeout), TypedLine.Text),
                        output,
                        cancellation);
            },
        };
        TargetArguments.AddTo(verb);
        foreach (var option in (Option[])[Start, Finish, Accept, CommonName])
            verb.Add(option);
        CertOptions.AddAuthorityTo(verb);
        CertOptions.AddKeyTypeTo(verb);
        verb.Add(Days);
        PassphraseOption.AddTo(verb);
        HostOptions.AddStateDirTo(verb);
        verb.Validators.Add(given =>
        {
            var (starts, finishes) = (given.GetResult(Start) is { Implicit: false }, given.GetResult(Finish) is { Implicit: false });
            if (starts && finishes)
                given.AddError("--start and --finish are days apart: give one of them");
            if (!finishes && TargetArguments.FirstGiven(given) is { } target)
                given.AddError($"\"{target}\" is looked at by --finish only");
            if (given.GetResult(Accept) is { Implicit: false } accept && (!finishes || accept.Tokens is not [{ Value: "all" }]))
                given.AddError("--accept-unproven: goes with --finish, and takes the word all");
        });
        return verb;
    }
}
