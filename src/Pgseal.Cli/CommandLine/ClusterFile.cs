using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using Pgseal.Cli.Pages;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Policies;
using Pgseal.Live.Hosts;
using Pgseal.Live.Policies;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>--cluster FILE</c>: clusters and policy out of pgseal.yaml.</summary>
static class ClusterFile
{
    /// <remarks>Read once for a command line: all that is taken from it must come from the same bytes.</remarks>
    static readonly ConditionalWeakTable<ParseResult, PolicyFile> AlreadyRead = [];

    static readonly Option<string?> Path = Declare.Text("--cluster", "FILE", "the clusters and the policy of this pgseal.yaml, instead of TARGET and --standby");

    public static string Name => Path.Name;

    public static void AddTo(Command verb) => verb.Add(Path);

    public static bool IsGiven(CommandResult given) => given.GetResult(Path) is { Implicit: false };

    /// <summary>What the file asks; null without a file.</summary>
    public static Policy? PolicyOf(ParseResult parse, Output output) => Read(parse, output)?.Policy;

    /// <summary>What was typed, else what the policy says, else the default.</summary>
    public static T Choose<T>(ParseResult parse, Output output, Option<T> option, Func<Policy, T?> policy)
        where T : struct =>
        parse.GetResult(option) is { Implicit: false } || PolicyOf(parse, output) is not { } given ? parse.GetRequiredValue(option) : policy(given) ?? parse.GetRequiredValue(option);

    /// <summary>Null without a file.</summary>
    public static PolicyFile? Read(ParseResult parse, Output output)
    {
        if (parse.GetResult(Path) is null || parse.GetValue(Path) is not { } path)
            return null;
        if (!AlreadyRead.TryGetValue(parse, out var file))
            AlreadyRead.Add(parse, file = Read(path, output));
        return file;
    }

    /// <summary>The target, which was found to hold no password; other faults of it are told with its place in the file.</summary>
    public static Target Target(PolicyTarget target, ClientEnvironment environment, ParseResult parse)
    {
        try
        {
            return TargetReader.Read(target.Text, environment);
        }
        catch (TargetUnusable wrong)
        {
            throw new BadInput(wrong.Problem.What, wrong.Problem.Next, $"{parse.GetValue(Path)}:{target.Line}:{target.Column}");
        }
    }

    static PolicyFile Read(string path, Output output)
    {
        var reading = PolicyText.Read(Bytes(path), path);
        if (reading.Faults is not [var first, ..] faults)
            return reading.File;
        if (faults.Count > 1)
            foreach (var fault in faults)
                output.Talk.Line(0, new Piece(Place(fault), Tone.Faint), $": {fault.Sentence}");
        throw new BadInput(
            faults.Count == 1 ? first.Sentence : $"{faults.Count} errors are in the file; the first: {first.Sentence}",
            "correct the file: docs/policy.md shows every key",
            Place(first));

        string Place(PolicyFault fault) => $"{path}:{fault.Line}:{fault.Column}";
    }

    static ReadOnlySpan<byte> Bytes(string path)
    {
        try
        {
            return HostFile.Read(path);
        }
        catch (FileFailure failure)
        {
            throw new BadInput(failure.Message, "name a readable file, or write one: pgseal init", path);
        }
    }
}
