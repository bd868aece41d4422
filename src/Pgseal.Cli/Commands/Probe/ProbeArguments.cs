using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Cli.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Probing;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Probing;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>What <c>probe</c> takes: targets, whom to pretend to be, what to trust, and bounds.</summary>
static class ProbeArguments
{
    static readonly Argument<string[]> Targets = new("HOST[:PORT]")
    {
        Description = "a server: name or address (IPv6 with a port in brackets), a network with --max-hosts, or what libpq reads",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<string?> TargetsFile = Declare.Text("--targets", "FILE", "more targets: one a line, # begins a comment");
    static readonly Option<int?> MaxHosts = Declare.OptionalNumber("--max-hosts", "how many hosts a network may have; without it networks are refused", lowest: 1);
    static readonly Option<int?> Rate = Declare.OptionalNumber("--rate", "new connections a second, over all targets (default: no bound)", lowest: 1);
    static readonly Option<string[]> User = Declare.Texts("--user", "NAME", $"whom to pretend to be (default postgres, and {ProbeLogins.Nobody}, which cannot exist)");
    static readonly Option<string[]> Database = Declare.Texts("--database", "NAME", "the database to ask for (default postgres)");
    static readonly Option<string?> RootCert = Declare.Text("--root-cert", "FILE", "the authorities that clients trust (default ~/.postgresql/root.crt where it exists)");
    static readonly Option<string?> ServerName = Declare.Text("--server-name", "NAME", "the name to send and to check, instead of the target's own");
    static readonly Option<string?> ClientCert = Declare.Text("--client-cert", "FILE", "a client certificate, to see whether it is taken");
    static readonly Option<string?> ClientKey = Declare.Text("--client-key", "FILE", "its key");
    static readonly Option<string?> Since = Declare.Text("--since", "FILE", "what an earlier probe printed with --format json: say what got worse");
    static readonly Option<bool> Full = Declare.Flag("--full", "every suite and group, in the server's order; about 53 connections more");

    public static void AddTo(Command verb)
    {
        verb.Add(Targets);
        foreach (var option in (Option[])[TargetsFile, MaxHosts, Rate, User, Database, RootCert, ServerName, ClientCert, ClientKey, Since, Full])
            verb.Add(option);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Targets) is not { Tokens.Count: > 0 } && given.GetResult(TargetsFile) is not { Implicit: false })
                given.AddError("say what to probe: HOST[:PORT], or --targets FILE");
            if (given.GetResult(ClientCert) is { Implicit: false } != given.GetResult(ClientKey) is { Implicit: false })
                given.AddError("--client-cert and --client-key go together");
        });
    }

    public static ProbeOptions Read(ParseResult parse)
    {
        var environment = ClientEnvironmentReader.Read();
        return new(
            ReadTargets(parse, environment),
            new ProbeSettings
            {
                Logins = ProbeLogins.ToTry(parse.GetRequiredValue(User).ToValueList(), parse.GetRequiredValue(Database).ToValueList()),
                Timeout = parse.GetRequiredValue(SharedOptions.Timeout),
                Trust = ReadTrust(parse, environment),
                ServerName = parse.GetValue(ServerName),
                ClientCertificate = ReadClientCertificate(parse),
                Full = parse.GetValue(Full),
                Rate = parse.GetValue(Rate),
            },
            parse.GetValue(Since) is { } since ? EarlierProbe.Read(since) : null);
    }

    static IEnumerable<ProbeTarget> ReadTargets(ParseResult parse, ClientEnvironment environment)
    {
        var mostHosts = parse.GetValue(MaxHosts);
        List<IEnumerable<ProbeTarget>> all = [.. (parse.GetValue(Targets) ?? []).Select(Given)];
        if (parse.GetValue(TargetsFile) is { } path)
            all.Add(OfFile(path, mostHosts, environment));
        return all.SelectMany(it => it).Distinct();

        IEnumerable<ProbeTarget> Given(string text)
        {
            try
            {
                return ProbeTargetText.Read(text, mostHosts, environment);
            }
            catch (InvalidTarget invalid)
            {
                throw new BadInput(invalid.What, invalid.Next, "the target");
            }
        }
    }

    static IEnumerable<ProbeTarget> OfFile(string path, int? mostHosts, ClientEnvironment environment)
    {
        string text;
        try
        {
            text = Encoding.UTF8.GetString(HostFile.Read(path));
        }
        catch (FileFailure failure)
        {
            throw new BadInput(failure.Message, "name a readable file with one HOST[:PORT] a line", path);
        }
        var targets = ProbeTargetFile.Read(text, mostHosts, environment, out var faults);
        return faults is [var first, ..]
            ? throw new BadInput(
                string.Join("; ", faults.Select(fault => $"{path}:{fault.Line}: {fault.What}")), first.Next, string.Join(", ", faults.Select(fault => $"{path}:{fault.Line}")))
            : targets;
    }

    static TrustAnchors ReadTrust(ParseResult parse, ClientEnvironment environment)
    {
        if (parse.GetValue(RootCert) is { } given)
            return TrustAnchors.Read(given);
        var usual = $"{environment.HomeDirectory}/.postgresql/root.crt";
        return environment.HomeDirectory is not null && File.Exists(usual) ? TrustAnchors.Read(usual) : TrustAnchors.None;
    }

    static X509Certificate2? ReadClientCertificate(ParseResult parse) =>
        parse.GetValue(ClientCert) is { } certificate && parse.GetValue(ClientKey) is { } key ? CertificateFiles.Pair(certificate, key) : null;
}
