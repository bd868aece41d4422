using System.Security.Cryptography;
using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>What happens to a member's rules files: edits that are proven to refuse plaintext, or why they cannot be made.</summary>
sealed record RulesChange(ValueList<Change> Edits, ValueList<string> Notes, ValueList<Blocker> Blockers)
{
    /// <summary>The rules as they will be; null where that cannot be told.</summary>
    public HbaTree? After { get; init; }

    /// <summary>What takes in-scope plaintext out of the rules.</summary>
    public static RulesChange For(MemberInput member, ChangePolicy policy)
    {
        var gssSeen = member.Facts.Sessions.Or([]).Any(session => session.Kind == ConnectionKind.Gss)
            || member.Observation?.Clients.Any(client => client.Gss > 0) == true;
        return Of(
            member,
            served: true,
            "plaintext is refused",
            "the rules cannot be made to refuse plaintext",
            (tree, environment) => HbaConversion.Convert(tree, environment, policy.Scope, new(StrategyOf(policy.Strategy), gssSeen)));
    }

    /// <summary>What lets plaintext meet the rules that TLS clients meet.</summary>
    public static RulesChange Reopening(MemberInput member) =>
        Of(member, served: false, "plaintext meets the rules that TLS met", "the rules cannot be opened for plaintext", HbaReopening.Open);

    /// <param name="served">Whether TLS will be served once the rules are in force: a hostssl line is alive exactly then.</param>
    static RulesChange Of(
        MemberInput member, bool served, string reason, string refusal, Func<HbaTree, HbaEnvironment, HbaConversionResult> convert) => member.Facts.Rules.Match(
            rules => Of(rules, member, served, reason, refusal, convert),
            because => Blocked(because, member.Facts.Target, "Use a superuser for the target, or run pgseal as the server's own user"));

    static RulesChange Of(
        RulesFacts rules, MemberInput member, bool served, string reason, string refusal, Func<HbaTree, HbaEnvironment, HbaConversionResult> convert)
    {
        var target = member.Facts.Target;
        if (member.Facts.Environment is not { } environment)
            return Blocked("roles and databases could not be read", target, "Use a superuser for the target");
        if (rules.FromView)
            return Blocked("the rules file cannot be read, only its view", target, "Use a superuser for the target");
        if (rules.Errors.FirstOrDefault() is { } error)
            return Blocked(
                $"the rules have an error and are not what the server runs on: {error.Message}",
                $"{error.File}:{error.Line}",
                "Correct the line, then reload: SELECT pg_reload_conf()");
        if (rules.ChangedSinceLoad is { } file)
            return Blocked(
                "a rules file was changed after the server last read its configuration, so a reload would bring changes that are not pgseal's",
                file,
                "Look at it, then reload: SELECT pg_reload_conf()");
        var after = environment with { Ssl = served };
        return convert(rules.Tree, after).Match<RulesChange>(
            converted: it => new(it.Files.Select(edit => Edit(edit, reason)).ToValueList(), it.Assumptions, Lockout(it.Tree, after, member)) { After = it.Tree },
            nothingToChange: _ => new([], [], Lockout(rules.Tree, after, member)) { After = rules.Tree },
            refused: it => new(
                [],
                [],
                it.Reasons
                    .Select(why => new Blocker($"{refusal}: {why.Message}", $"{why.File}:{why.Line}", "Change the rule by hand, then try again"))
                    .ToValueList()));
    }

    /// <summary>The operator's own way in must be admitted by the new rules, or they never come into force (I2).</summary>
    static ValueList<Blocker> Lockout(HbaTree tree, HbaEnvironment environment, MemberInput member)
    {
        var way = member.Operator;
        var kind = way.Address is null ? ConnectionKind.Local : environment.Ssl == true ? ConnectionKind.Tls : ConnectionKind.Plain;
        var outcome = FirstMatch.Find(tree, environment, new(kind, ByteText.FromString(way.Database), ByteText.FromString(way.User), way.Address));
        return outcome.Admits == false
            ? [new($"the new rules would not let you in again as {way.User} to {way.Database}", member.Facts.Target, "Use a target that the rules will admit")]
            : [];
    }

    static HbaConversionStrategy StrategyOf(Strategy strategy) => strategy switch
    {
        Strategy.Convert => HbaConversionStrategy.Convert,
        Strategy.Guard => HbaConversionStrategy.Guard,
    };

    static Change Edit(HbaFileEdit edit, string reason) => new Change.EditRules(
        edit.Path,
        Hash(edit.Before.Span),
        Hash(edit.After.Span),
        edit.Changes.Select(line => new LineChange(line.Line, Text(line.Before), Text(line.After))).ToValueList(),
        reason,
        "the file gets its bytes from before back")
    {
        After = ValueList.Create(edit.After.Span),
    };

    static string? Text(ByteText? line) => line is { } text ? Encoding.UTF8.GetString(SecretOptions.Mask(text).Span) : null;

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static RulesChange Blocked(string what, string where, string next) => new([], [], [new(what, where, next)]);
}
