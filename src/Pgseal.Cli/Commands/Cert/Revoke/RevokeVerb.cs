using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Certificates;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert.Revoke;

/// <summary>The verb <c>cert revoke</c>.</summary>
static class RevokeVerb
{
    static readonly Argument<string?> What = new("SERIAL|FILE")
    {
        Description = "the certificate: its serial number in hexadecimal, or its file",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<bool> Refresh = Flag("--refresh", "only make the list anew: it has to be replaced before its end");

    static readonly Option<int> Days = CertOptions.Days(RevocationListFacts.DefaultValidity);

    static readonly Option<string?> Out = Text("--crl-out", "FILE", "write a copy of the list there too, over one that is there");

    public static Verb Declare()
    {
        var verb = new Verb("revoke", "revokes a certificate and writes the authority's revocation list, or makes that list anew")
        {
            Usage = "SERIAL|FILE | --refresh [OPTIONS]",
            Examples =
            [
                ("pgseal cert revoke app.crt --crl-out /etc/postgresql/crl.pem --yes", "the client app is refused once servers read the list"),
                ("pgseal cert revoke --refresh --crl-out /etc/postgresql/crl.pem", "every week, before the list ends"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.Refused],
            Run = (parse, output, cancellation) => RevokeCommand.RunAsync(
                new(
                    parse.GetValue(What), CertOptions.ReadDays(parse, Days), parse.GetValue(Out), CertOptions.ReadAuthority(parse),
                    HostOptions.ReadStateDir(parse), PassphraseOption.Read(parse), PassphraseOption.ReadPath(parse), Consent.Read(parse)),
                output,
                cancellation),
        };
        verb.Add(What);
        verb.Add(Refresh);
        verb.Add(Days);
        verb.Add(Out);
        CertOptions.AddAuthorityTo(verb);
        PassphraseOption.AddTo(verb);
        HostOptions.AddStateDirTo(verb);
        Consent.AddTo(verb);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(What)?.Tokens.Count > 0 == given.GetResult(Refresh) is { Implicit: false })
                given.AddError("say what to revoke, SERIAL or FILE, or give --refresh to make the list anew");
        });
        return verb;
    }
}
