using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Commands.Cert.Renew;
using Pgseal.Cli.Pages;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Live;
using Pgseal.Live.Certificates;
using Pgseal.Live.Postgres.Connecting;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>The verb <c>cert import</c>.</summary>
static class ImportVerb
{
    static readonly Argument<string?> Target = new("TARGET")
    {
        Description = "the member, primary or standby: libpq URI, key=value conninfo, HOST[:PORT] or socket directory",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string?> Certificate = Text("--certificate", "FILE", "the server's certificate (PEM), then each issuer right after what it issued");

    static readonly Option<string?> Key = Text("--key", "FILE", "its private key");

    static readonly Option<string?> KeyPassphrase = Text("--key-passphrase-file", "FILE", "its first line opens --key, and is what ssl_passphrase_command answers");

    static readonly Option<string[]> Names = Texts("--san", "NAME", "a name or address that clients use; those not covered are warned about");

    static readonly Option<string?> Root = Text("--root", "FILE", "what clients verify with (sslrootcert): the chain must reach it");

    static readonly Option<bool> Check = Flag("--check", "only check the files; no server is asked and nothing is installed");

    public static Verb Declare()
    {
        var verb = new Verb("import", "checks a certificate and key, installs them on one member, and proves that every address serves them")
        {
            Usage = "TARGET --certificate FILE --key FILE [OPTIONS]",
            Examples =
            [
                ("pgseal cert import --check --certificate db1.crt --key db1.key --root ca.crt --san db1.example.com", "before anything is touched"),
                ("pgseal cert import db1 --certificate db1.crt --key db1.key --root ca.crt", "checked, installed, proven"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = RunAsync,
        };
        verb.Add(Target);
        foreach (var option in (Option[])[Certificate, Key, KeyPassphrase, Names, Root, Check])
            verb.Add(option);
        HostOptions.AddTo(verb);
        HostOptions.AddConfirmTimeoutTo(verb);
        Consent.AddTo(verb);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Certificate) is null || given.GetResult(Key) is null)
                given.AddError("a pair is two files: give --certificate FILE and --key FILE");
            else if ((given.GetResult(Target)?.Tokens.Count > 0, given.GetResult(Check) is { Implicit: false }) is var (isNamed, checks) && isNamed == checks)
                given.AddError(checks ? "--check looks at the files only: leave the target out" : "name the member to install it on, or give --check to check the files only");
        });
        return verb;
    }

    static async Task<ExitCode> RunAsync(ParseResult parse, Output output, CancellationToken cancellation)
    {
        var passphrase = parse.GetValue(KeyPassphrase) is { } path ? PassphraseFile.Read(path) : null;
        var check = new CheckOptions(parse.GetValue(Certificate)!, parse.GetValue(Key)!, parse.GetRequiredValue(Names).ToValueList(), parse.GetValue(Root), passphrase);
        if (parse.GetValue(Target) is not { } text)
            return CheckCommand.Run(check, output);
        var found = CheckCommand.Check(check);
        foreach (var warning in found.Warned)
            output.Talk.Line(0, new Piece("warning: ", Tone.Warning), warning.Sentence);
        var target = TargetReader.Read(text, ClientEnvironmentReader.Read());
        foreach (var warning in target.Warnings)
            output.Talk.Line(0, new Piece("warning: ", Tone.Warning), warning);
        return await RenewCommand.RunAsync(
            new(
                [new ClusterTargets(target, [])],
                new(
                    "cert import",
                    Expiry.RenewalWindow,
                    check.CertificateFile,
                    check.KeyFile,
                    passphrase,
                    parse.GetRequiredValue(SharedOptions.Timeout),
                    HostOptions.ReadConfirmTimeout(parse),
                    HostOptions.ReadStateDir(parse),
                    TypedLine.Text)
                {
                    IsOneMember = true,
                },
                Consent.Read(parse)),
            "pgseal.cert_import/1",
            output,
            cancellation);
    }
}
