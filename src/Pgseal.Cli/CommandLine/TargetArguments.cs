using System.CommandLine;
using System.CommandLine.Parsing;
using Pgseal.Cli.Pages;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Policies;
using Pgseal.Live;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>[TARGET...]</c> and <c>--standby</c>, or <c>--cluster</c>: several targets are several clusters, standbys belong to the only one.</summary>
static class TargetArguments
{
    static readonly Argument<string[]> Targets = new("TARGET")
    {
        Description = "a primary: libpq URI, key=value conninfo, HOST[:PORT] or socket directory; none: the PG* environment",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<string[]> Standby = Declare.Texts("--standby", "TARGET", "a standby of the one TARGET");

    public static void AddTo(Command verb)
    {
        AddTypedTo(verb);
        ClusterFile.AddTo(verb);
        verb.Validators.Add(given =>
        {
            if (ClusterFile.IsGiven(given) && FirstTyped(given) is { } other)
                given.AddError($"{ClusterFile.Name} says which servers, so {other} has no place beside it");
        });
    }

    /// <summary>For a verb that takes no file.</summary>
    public static void AddTypedTo(Command verb)
    {
        verb.Add(Targets);
        verb.Add(Standby);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Targets)?.Tokens.Count > 1 && given.GetResult(Standby) is { Implicit: false })
                given.AddError("--standby belongs to one TARGET, and several are given: run pgseal once for each cluster");
        });
    }

    /// <summary>Whether a TARGET was typed; else the environment names the one server.</summary>
    public static bool IsTyped(ParseResult parse) => parse.GetValue(Targets) is { Length: > 0 };

    /// <summary>Which of them was typed; null when none was.</summary>
    public static string? FirstGiven(CommandResult given) => FirstTyped(given) ?? (ClusterFile.IsGiven(given) ? ClusterFile.Name : null);

    static string? FirstTyped(CommandResult given) =>
        given.GetResult(Targets)?.Tokens is [var target, ..] ? target.Value : given.GetResult(Standby) is { Implicit: false } ? Standby.Name : null;

    /// <summary>The one argument where it is a file of this host, for verbs that read files too; null for servers.</summary>
    public static string? OnlyFile(ParseResult parse) => parse.GetValue(Targets) is [var only] && File.Exists(only) ? only : null;

    /// <summary>Reads the targets as libpq would; what it would warn of is talk.</summary>
    public static ValueList<ClusterTargets> Read(ParseResult parse, Output output)
    {
        var environment = ClientEnvironmentReader.Read();
        var clusters = ClusterFile.Read(parse, output) is { } file
            ? file.Clusters.Select(cluster => Named(cluster, environment, parse)).ToValueList()
            : Typed(parse, environment);
        foreach (var warning in clusters.SelectMany(cluster => cluster.All).SelectMany(target => target.Warnings).Distinct())
            output.Talk.Line(0, new Piece("warning: ", Tone.Warning), warning);
        return clusters;
    }

    static ClusterTargets Named(PolicyCluster cluster, ClientEnvironment environment, ParseResult parse) => new(
        ClusterFile.Target(cluster.Primary, environment, parse),
        cluster.Standbys.Select(standby => ClusterFile.Target(standby, environment, parse)).ToValueList())
    {
        Name = cluster.Name,
    };

    static ValueList<ClusterTargets> Typed(ParseResult parse, ClientEnvironment environment)
    {
        IEnumerable<string?> primaries = parse.GetValue(Targets) is { Length: > 0 } given ? given : new string?[] { null };
        var standbys = parse.GetRequiredValue(Standby).Select(standby => TargetReader.Read(standby, environment)).ToValueList();
        return primaries.Select(primary => new ClusterTargets(TargetReader.Read(primary, environment), standbys)).ToValueList();
    }
}
