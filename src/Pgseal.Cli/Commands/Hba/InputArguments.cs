using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Cli.Commands.Hba;

/// <summary><c>FILE|TARGET</c> with <c>--pg-version</c>, <c>--environment</c> and <c>--ssl</c>, which stand in for a server.</summary>
static class InputArguments
{
    static readonly Argument<string> Input = new("FILE|TARGET")
    {
        Description = "a rules file, read without a server; or a server: libpq URI, key=value conninfo, HOST[:PORT] or socket directory",
        Arity = ArgumentArity.ExactlyOne,
    };

    static readonly Option<ServerVersion?> PgVersion =
        Declare.Version("--pg-version", $"read FILE as this PostgreSQL does, {VersionFacts.OldestMajor} to {VersionFacts.NewestReadMajor} (default {VersionFacts.NewestMajor})");

    static readonly Option<string?> EnvironmentFile =
        Declare.Text("--environment", "ENV.json", "what FILE is judged against: roles, databases, interfaces, names; without it they are not known");

    static readonly Option<string?> Ssl = Declare.OnOff("--ssl", "the server's ssl setting, over that of ENV.json");

    public static void AddTo(Command verb)
    {
        verb.Add(Input);
        AddEnvironmentTo(verb);
    }

    public static HbaInput Read(ParseResult parse, Output output) => Read(parse.GetRequiredValue(Input), parse, output);

    internal static void AddEnvironmentTo(Command verb)
    {
        verb.Add(PgVersion);
        verb.Add(EnvironmentFile);
        verb.Add(Ssl);
    }

    internal static HbaInput Read(string given, ParseResult parse, Output output, ServerVersion? version = null)
    {
        if (File.Exists(given))
            return new HbaInput.OfFile(given, EnvironmentOf(parse, version));
        if (LooksLikePath(given) && !Directory.Exists(given))
            throw new BadInput($"there is no file {given}", "name a rules file, or a server as a URI, key=value, HOST[:PORT] or socket directory", given);
        foreach (var option in new Option[] { PgVersion, EnvironmentFile, Ssl })
        {
            if (parse.GetResult(option) is { Implicit: false })
                throw new BadInput($"{option.Name} is for a file, and {TargetText(given)} is none: a server is asked itself", $"leave {option.Name} out");
        }
        var target = TargetReader.Read(given, ClientEnvironmentReader.Read());
        foreach (var warning in target.Warnings)
            output.Talk.Line(0, new Piece("warning: ", Tone.Warning), warning);
        return new HbaInput.OfServer(target);
    }

    static HbaEnvironment EnvironmentOf(ParseResult parse, ServerVersion? version)
    {
        var reads = version ?? parse.GetValue(PgVersion) ?? ServerVersion.OfMajor(VersionFacts.NewestMajor);
        var environment = parse.GetValue(EnvironmentFile) is { } path ? Hba.EnvironmentFile.Read(path, reads) : new HbaEnvironment(reads);
        return parse.GetValue(Ssl) is { } ssl ? environment with { Ssl = ssl == "on" } : environment;
    }

    /// <summary>No host name has a slash, ends in .conf or begins with a dot; a URI and key=value are told by :// and =.</summary>
    static bool LooksLikePath(string given) =>
        !given.Contains("://", StringComparison.Ordinal) && !given.Contains('=', StringComparison.Ordinal)
        && (given.Contains('/', StringComparison.Ordinal) || given.StartsWith('.') || given.EndsWith(".conf", StringComparison.Ordinal));

    static string TargetText(string given)
    {
        try
        {
            return Core.Conninfo.TargetText.WithoutSecrets(given);
        }
        catch (Core.Conninfo.InvalidTarget)
        {
            return "the argument"; // it cannot be told where a password would stand in it
        }
    }
}
