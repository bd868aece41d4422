using System.Security.Cryptography;
using Pgseal.Core.Hba;
using Pgseal.Core.Hba.Converting;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>What happens to a member's rules files: edits, or why they cannot be made.</summary>
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
        if (rules.Tree.Errors is [var error, ..])
            return Blocked(
                $"pg_hba.conf has an error and is not what the server runs on: {error.Message}",
                $"{error.File}:{error.Line}",
                "Correct the line, then reload: SELECT pg_reload_conf()");
        if (rules.ViewErrors is [var row, ..])
            return Blocked(
                $"pg_hba.conf has an error and is not what the server runs on: {row.Message}",
                $"{row.File}:{row.Line}",
                "Correct the line, then reload: SELECT pg_reload_conf()");
        if (rules.ChangedSinceLoad is { } file)
            return Blocked(
                "a rules file was changed after the server last read its configuration, so a reload would bring changes that are not pgseal's",
                file,
                "Look at it, then reload: SELECT pg_reload_conf()");
        var gssSeen = member.Facts.Sessions.Or([]).Any(session => session.Kind == ConnectionKind.Gss);
        return HbaConversion.Convert(rules.Tree, environment, policy.Scope, new(policy.Strategy, gssSeen)).Match(
            converted: it => Guarded(it, member, environment),
            nothingToChange: _ => new([], [], []),
            refused: it => new([], [], it.Reasons.Select(reason => new Blocker(reason.Message.ToString(), reason.ToString(), "Change the rule by hand, then plan again")).ToValueList()));
    }

    static RulesChange Guarded(HbaConversion.Converted converted, MemberInput member, HbaEnvironment environment)
    {
        var way = member.Operator;
        var kind = way.Address is null ? ConnectionKind.Local : ConnectionKind.Tls;
        var match = FirstMatchOf(converted.Result, environment with { Ssl = true }, way, kind);
        return new(
            converted.Edits.Select(edit => Edit(edit)).ToValueList(),
            [],
            match is null ? [] : [new Blocker($"the new rules would not let you in again: {match}", member.Facts.Target, "Use a target that the rules admit over TLS")]);
    }

    static Change Edit(HbaFileEdit edit) => new Change.EditRules(
        edit.Path,
        Hash(edit.Before.Span),
        Hash(edit.After.Span),
        edit.Lines.Select(line => new LineChange(line.Line, line.Before?.ToString(), line.After?.ToString())).ToValueList(),
        "plaintext is refused",
        "the file gets its bytes from before back")
    {
        After = ValueList.Create(edit.After.Span),
    };

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static RulesChange Blocked(string what, string where, string next) => new([], [], [new(what, where, next)]);
}
