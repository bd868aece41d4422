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

    static readonly Option<DrainPolicy> Asked = Declare.Word(
        "--drain", "end sessions on plaintext by this policy", Wording.Of, DrainPolicy.None,
        DrainPolicy.None, DrainPolicy.Idle, DrainPolicy.Transaction, DrainPolicy.Now);

    static readonly Option<TimeSpan> Timeout = Declare.Time("--drain-timeout", "how long they are waited for", TimeSpan.FromSeconds(60));

    static readonly Option<int> Rate = Declare.Number("--drain-rate", "sessions ended a second, at most", DrainOptions.UsualRate, lowest: 1);

    static readonly Option<string[]> Except = Declare.Texts("--drain-except", "ROLE", "a role whose sessions are left on plaintext, and listed");

    /// <summary>For verbs that drain unless told otherwise.</summary>
    public static IReadOnlyList<Option> All { get; } = [Policy, Timeout, Rate, Except];

    /// <summary>For the verb that drains only when asked.</summary>
    public static IReadOnlyList<Option> OnDemand { get; } = [Asked, Timeout, Rate, Except];

    public static DrainOptions Read(ParseResult parse) => Read(parse, Policy);

    /// <returns>Null when no drain was asked for.</returns>
    public static DrainOptions? ReadOnDemand(ParseResult parse) => parse.GetResult(Asked) is { Implicit: false } ? Read(parse, Asked) : null;

    static DrainOptions Read(ParseResult parse, Option<DrainPolicy> policy) => new(
        parse.GetRequiredValue(policy), parse.GetRequiredValue(Timeout), parse.GetRequiredValue(Rate), parse.GetRequiredValue(Except).ToValueList());
}
