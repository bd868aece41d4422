using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Certificates;
using Pgseal.Live.Certificates;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert.Renew;

/// <summary>The verb <c>cert renew</c>.</summary>
static class RenewVerb
{
    static readonly Option<TimeSpan> Within = Time("--within", "replace what ends sooner than this", Expiry.RenewalWindow);

    static readonly Option<string?> Certificate = Text("--certificate", "FILE", "install this certificate (PEM, its chain after it) instead of issuing one");

    static readonly Option<string?> Key = Text("--key", "FILE", "the private key of --certificate");

    static readonly Option<string?> KeyPassphrase =
        Text("--key-passphrase-file", "FILE", "its first line is what ssl_passphrase_command answers: it protects the new key, or opens --key");

    public static Verb Declare()
    {
        var verb = new Verb("renew", "replaces certificates that end soon and proves by fingerprint that every address serves the new one")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal cert renew db1 --standby db2 --yes", "every day from cron: does nothing until something is due"),
                ("pgseal cert renew db1 --within 60d", "a month earlier"),
                ("pgseal cert renew db1 --certificate db1.crt --key db1.key", "a pair of another authority"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = (parse, output, cancellation) => RenewCommand.RunAsync(
                new(
                    TargetArguments.Read(parse, output),
                    new(
                        "cert renew",
                        ClusterFile.Choose(parse, output, Within, policy => policy.RenewalWindow),
                        parse.GetValue(Certificate),
                        parse.GetValue(Key),
                        parse.GetValue(KeyPassphrase) is { } path ? PassphraseFile.Read(path) : null,
                        parse.GetRequiredValue(SharedOptions.Timeout),
                        HostOptions.ReadConfirmTimeout(parse),
                        HostOptions.ReadStateDir(parse),
                        TypedLine.Text)
                    {
                        AuthorityPassphrase = PassphraseOption.Read(parse),
                        AuthorityPassphraseFile = PassphraseOption.ReadPath(parse),
                    },
                    Consent.Read(parse)),
                "pgseal.cert_renew/1",
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        foreach (var option in (Option[])[Within, Certificate, Key, KeyPassphrase])
            verb.Add(option);
        PassphraseOption.AddTo(verb);
        HostOptions.AddTo(verb);
        HostOptions.AddConfirmTimeoutTo(verb);
        Consent.AddTo(verb);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Certificate) is null != given.GetResult(Key) is null)
                given.AddError("--certificate and --key go together: give both to install a pair, or none to have one issued");
        });
        return verb;
    }
}
