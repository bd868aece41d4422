using System.CommandLine;
using Pgseal.Core;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>[TARGET...]</c> and <c>--standby</c>.</summary>
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
        verb.Add(Targets);
        verb.Add(Standby);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(Targets)?.Tokens.Count > 1 && given.GetResult(Standby) is { Implicit: false })
                given.AddError("--standby belongs to one TARGET, and several are given: run pgseal once for each cluster");
        });
    }

    public static NamedTargets Read(ParseResult parse)
    {
        var targets = parse.GetValue(Targets) ?? [];
        return new(targets.Length == 0 ? [null] : targets.ToValueList<string?>(), parse.GetRequiredValue(Standby).ToValueList());
    }
}
