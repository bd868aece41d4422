using System.Security.Cryptography;
using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>What happens to a member's rules files: edits that are proven to refuse plaintext, or why they cannot be made.</summary>
sealed record RulesChange(ValueList<Change> Edits, ValueList<string> Notes, ValueList<Blocker> Blockers)
{
    public static RulesChange For(MemberInput member, ChangePolicy policy) => member.Facts.Rules.Match(
        rules => Of(rules, member, policy),
        because => Blocked(because, member.Facts.Target, "Use a superuser for the target, or run pgseal as the server's own user"));

    static RulesChange Of(RulesFacts rules, MemberInput member, ChangePolicy policy)
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
        // The rules will be in force with TLS served: a hostssl line that is dead now counts as alive.
        var served = environment with { Ssl = true };
        var gssSeen = member.Facts.Sessions.Or([]).Any(session => session.Kind == ConnectionKind.Gss);
        return HbaConversion.Convert(rules.Tree, served, policy.Scope, new(StrategyOf(policy.Strategy), gssSeen)).Match<RulesChange>(
            converted: it => new(it.Files.Select(Edit).ToValueList(), it.Assumptions, Lockout(it.Tree, served, member)),
            nothingToChange: _ => new([], [], Lockout(rules.Tree, served, member)),
            refused: it => new(
                [],
                [],
                it.Reasons
                    .Select(reason => new Blocker(
                        $"the rules cannot be made to refuse plaintext: {reason.Message}", $"{reason.File}:{reason.Line}", "Change the rule by hand, then plan again"))
                    .ToValueList()));
    }

    /// <summary>The operator's own way in must be admitted by the new rules, or they never come into force (I2).</summary>
    static ValueList<Blocker> Lockout(HbaTree tree, HbaEnvironment environment, MemberInput member)
    {
        var way = member.Operator;
        var kind = way.Address is null ? ConnectionKind.Local : ConnectionKind.Tls;
        var outcome = FirstMatch.Find(tree, environment, new(kind, ByteText.FromString(way.Database), ByteText.FromString(way.User), way.Address));
        return outcome.Admits == false
            ? [new($"the new rules would not let you in again as {way.User} to {way.Database}", member.Facts.Target, "Use a target that the rules admit over TLS")]
            : [];
    }

    static HbaConversionStrategy StrategyOf(Strategy strategy) => strategy switch
    {
        Strategy.Convert => HbaConversionStrategy.Convert,
        Strategy.Guard => HbaConversionStrategy.Guard,
    };

    static Change Edit(HbaFileEdit edit) => new Change.EditRules(
        edit.Path,
        Hash(edit.Before.Span),
        Hash(edit.After.Span),
        edit.Changes.Select(line => new LineChange(line.Line, Text(line.Before), Text(line.After))).ToValueList(),
        "plaintext is refused",
        "the file gets its bytes from before back")
    {
        After = ValueList.Create(edit.After.Span),
    };

    static string? Text(ByteText? line) => line is { } text ? Encoding.UTF8.GetString(SecretOptions.Mask(text).Span) : null;

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static RulesChange Blocked(string what, string where, string next) => new([], [], [new(what, where, next)]);
}
