using System.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>--drain</c> and what belongs to it.</summary>
static class DrainArguments
{
    static readonly Option<DrainPolicy> Policy = Declare.Word(
        "--drain", "how sessions still on plaintext are ended", Wording.Of, DrainPolicy.Transaction,
        DrainPolicy.None, DrainPolicy.Idle, DrainPolicy.Transaction, DrainPolicy.Now);

    static readonly Option<TimeSpan> Timeout = Declare.Time("--drain-timeout", "how long they are waited for", TimeSpan.FromSeconds(60));

    static readonly Option<int> Rate = Declare.Number("--drain-rate", "sessions ended a second, at most", DrainOptions.UsualRate, lowest: 1);

    static readonly Option<string[]> Except = Declare.Texts("--drain-except", "ROLE", "a role whose sessions are left on plaintext, and listed");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Policy, Timeout, Rate, Except];

    public static bool IsPolicyGiven(ParseResult parse) => parse.GetResult(Policy) is { Implicit: false };

    public static DrainOptions Read(ParseResult parse) => new(
        parse.GetRequiredValue(Policy), parse.GetRequiredValue(Timeout), parse.GetRequiredValue(Rate), parse.GetRequiredValue(Except).ToValueList());
}
