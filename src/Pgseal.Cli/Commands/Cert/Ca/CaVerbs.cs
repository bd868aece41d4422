using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Certificates;
using Pgseal.Live.Certificates;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>The verbs <c>cert ca create|import|rollover|show</c>.</summary>
static class CaVerbs
{
    static readonly Option<string?> CommonName = Text("--name", "TEXT", "the authority's common name (default \"pgseal CA NAME\")");

    static readonly Option<int> Days = CertOptions.Days(AuthorityMaker.DefaultValidity);

    static readonly Option<string?> Certificate = Text("--certificate", "FILE", "the authority's certificate (PEM), then each issuer right after what it issued");

    static readonly Option<string?> Key = Text("--key", "FILE", "its private key");

    static readonly Option<string?> KeyPassphrase = Text("--key-passphrase-file", "FILE", "its first line opens --key, where it is encrypted with another passphrase");

    public static VerbGroup Declare() => new("ca", "makes, takes over, replaces and shows the authorities that sign certificates")
    {
        Usage = "[OPTIONS]",
        AboutArguments = $"A cluster with no authority of its own is signed for by the one called {AuthorityName.Default}; where that is not there either, apply makes one for the cluster.",
        Subcommands = { Create(), Import(), RolloverVerb.Declare(), Show() },
    };

    static Verb Create()
    {
        var verb = new Verb("create", "makes an authority: a new key, mode 0600 from its first instant, that never leaves the state directory")
        {
            Usage = "[OPTIONS]",
            Examples =
            [
                ("pgseal cert ca create", "one authority for all clusters"),
                ("pgseal cert ca create --passphrase-file /root/ca.pass", "its key encrypted at rest"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.Refused],
            Run = (parse, output, _) => CaCommand.Create(
                new(
                    HostOptions.ReadStateDir(parse), CertOptions.ReadAuthority(parse) ?? AuthorityName.Default, parse.GetValue(CommonName),
                    CertOptions.ReadKeyType(parse), CertOptions.ReadDays(parse, Days), PassphraseOption.Read(parse)),
                output),
        };
        CertOptions.AddAuthorityTo(verb);
        verb.Add(CommonName);
        CertOptions.AddKeyTypeTo(verb);
        verb.Add(Days);
        PassphraseOption.AddTo(verb);
        HostOptions.AddStateDirTo(verb);
        return verb;
    }

    static Verb Import()
    {
        var verb = new Verb("import", "takes over an authority whose certificate and key are in files; the files stay as they are")
        {
            Usage = "--certificate FILE --key FILE [OPTIONS]",
            Examples = [("pgseal cert ca import --certificate intermediate-and-root.pem --key intermediate.key", "sign below the organisation's own root")],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.Refused],
            Run = (parse, output, _) => CaCommand.Import(
                new(
                    HostOptions.ReadStateDir(parse), CertOptions.ReadAuthority(parse) ?? AuthorityName.Default, parse.GetValue(Certificate)!, parse.GetValue(Key)!,
                    parse.GetValue(KeyPassphrase) is { } path ? PassphraseFile.Read(path) : null, PassphraseOption.Read(parse)),
                output),
        };
        CertOptions.AddAuthorityTo(verb);
        verb.Add(Certificate);
        verb.Add(Key);
        verb.Add(KeyPassphrase);
        PassphraseOption.AddTo(verb);
        HostOptions.AddStateDirTo(verb);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Certificate) is null || given.GetResult(Key) is null)
                given.AddError("an authority is taken over from two files: give --certificate FILE and --key FILE");
        });
        return verb;
    }

    static Verb Show()
    {
        var verb = new Verb("show", "shows authorities, what they issued, and until when their revocation lists are good")
        {
            Usage = "[OPTIONS]",
            Examples = [("pgseal cert ca show", "all of them"), ("pgseal cert ca show --authority default --format json", "one")],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.Refused],
            Run = (parse, output, _) => CaCommand.Show(HostOptions.ReadStateDir(parse), CertOptions.ReadAuthority(parse), output),
        };
        CertOptions.AddAuthorityTo(verb);
        HostOptions.AddStateDirTo(verb);
        return verb;
    }
}
