using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Names what was neither found nor ruled out, so that no finding is missing in silence (I10).</summary>
static class Undecided
{
    /// <param name="hint">What would let the role see it.</param>
    public static Finding Forbidden(MemberFacts member, string because, string hint, params IEnumerable<FindingRule> rules) => new(
        FindingRules.NotEnoughPrivilege, $"role {member.Server?.CurrentUser}", $"{because}; not judged: {Ids(rules)}", member.Target, hint) { NotJudged = rules.ToValueList() };

    public static Finding Doubt(MemberFacts member, string because, params IEnumerable<FindingRule> rules) => new(
        FindingRules.NotDecided, Ids(rules), because, member.Target, "Audit it from its own host as a superuser, where more is known") { NotJudged = rules.ToValueList() };

    static string Ids(IEnumerable<FindingRule> rules) => string.Join(", ", rules.Select(rule => rule.Id).Distinct());
}
