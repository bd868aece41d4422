using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Certificates;
using Pgseal.Live.Postgres.Connecting;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>The verb <c>cert issue</c>.</summary>
static class IssueVerb
{
    static readonly Argument<string?> Target = new("TARGET")
    {
        Description = "a running server, asked for its names and addresses: libpq URI, key=value conninfo, HOST[:PORT] or socket directory",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string?> Name = Text("--name", "NAME", "the server's name, where it is not asked");

    static readonly Option<string[]> San = Texts("--san", "NAME", "one more name or address");

    static readonly Option<string?> Client = Text("--client", "ROLE", "a client's certificate: ROLE is its common name");

    static readonly Option<string?> Request = Text("--csr", "FILE", "sign this request: its key stays where it is");

    static readonly Option<bool> RequestOnly = Flag("--csr-only", "make a key and a request for another authority; sign nothing");

    static readonly Option<int> Days = CertOptions.Days(LeafSpec.DefaultValidity);

    static readonly Option<string?> Out = Text("--out", "DIR", "where NAME.crt and NAME.key are written (default the working directory)");

    static readonly Option<string?> KeyPassphrase = Text("--key-passphrase-file", "FILE", "its first line protects the new key");

    public static Verb Declare()
    {
        var verb = new Verb("issue", "issues a certificate with a new key into files, signs a request, or makes one")
        {
            Usage = "TARGET | --name NAME | --client ROLE | --csr FILE [OPTIONS]",
            Examples =
            [
                ("pgseal cert issue --name db1.example.com --san 10.1.0.5 --out /root/certs", "a server's, by the default authority"),
                ("pgseal cert issue --client app --out /root/certs", "a client's, for the role app"),
                ("pgseal cert issue --name db1.example.com --csr-only", "a key that stays here, and a request for another authority"),
                ("pgseal cert issue --csr db1.csr", "sign a request made elsewhere"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => IssueCommand.RunAsync(Read(parse, output), output, cancellation),
        };
        verb.Add(Target);
        foreach (var option in (Option[])[Name, San, Client, Request, RequestOnly])
            verb.Add(option);
        CertOptions.AddKeyTypeTo(verb);
        verb.Add(Days);
        verb.Add(Out);
        verb.Add(KeyPassphrase);
        CertOptions.AddAuthorityTo(verb);
        PassphraseOption.AddTo(verb);
        HostOptions.AddStateDirTo(verb);
        verb.Validators.Add(given =>
        {
            bool Has(Option option) => given.GetResult(option) is { Implicit: false };
            var hasTarget = given.GetResult(Target)?.Tokens.Count > 0;
            if ((hasTarget ? 1 : 0) + (Has(Name) ? 1 : 0) + (Has(Client) ? 1 : 0) is var whose && whose > 1)
                given.AddError("say once for whom it is: a TARGET, --name NAME or --client ROLE");
            else if (whose == 0 && !Has(Request))
                given.AddError("say for whom it is: a TARGET, --name NAME, --client ROLE, or --csr FILE to sign a request");
            else if (Has(Request) && (Has(RequestOnly) || hasTarget))
                given.AddError("--csr signs a request that is there: leave TARGET and --csr-only out");
            else if (Has(Client) && Has(San))
                given.AddError("--san is for servers: a client is known by its role");
        });
        return verb;
    }

    static IssueOptions Read(ParseResult parse, Output output) => new(
        parse.GetValue(Target) is { } target ? ReadTarget(target, output) : null,
        parse.GetValue(Name),
        parse.GetRequiredValue(San).ToValueList(),
        parse.GetValue(Client),
        parse.GetValue(Request),
        parse.GetValue(RequestOnly),
        CertOptions.ReadKeyType(parse),
        CertOptions.ReadDays(parse, Days),
        parse.GetValue(Out) ?? ".",
        CertOptions.ReadAuthority(parse),
        HostOptions.ReadStateDir(parse),
        PassphraseOption.Read(parse),
        PassphraseOption.ReadPath(parse),
        parse.GetValue(KeyPassphrase) is { } path ? PassphraseFile.Read(path) : null,
        parse.GetRequiredValue(SharedOptions.Timeout));

    static Target ReadTarget(string text, Output output)
    {
        var target = TargetReader.Read(text, ClientEnvironmentReader.Read());
        foreach (var warning in target.Warnings)
            output.Talk.Line(0, new Pages.Piece("warning: ", Pages.Tone.Warning), warning);
        return target;
    }
}
