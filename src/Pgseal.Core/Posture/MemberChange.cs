namespace Pgseal.Core.Posture;

/// <summary>What is not as it was with one member.</summary>
/// <param name="Before">Null when it was not in the earlier audit.</param>
/// <param name="Now">Null when it is not in this one.</param>
public sealed record MemberChange(string Target, Verdict? Before, Verdict? Now, ValueList<FindingKey> New, ValueList<FindingKey> Over)
{
    public bool IsChange => Before != Now || New.Count > 0 || Over.Count > 0;

    internal static MemberChange Of(MemberReport member, EarlierMember? before)
    {
        var now = member.Findings.Select(finding => new FindingKey(finding.Id, finding.Subject)).Distinct().ToValueList();
        var then = before?.Findings ?? [];
        return new(member.Target, before?.Verdict, member.Verdict, now.Except(then).ToValueList(), then.Except(now).ToValueList());
    }

    internal static MemberChange Gone(string target, EarlierMember before) => new(target, before.Verdict, null, [], before.Findings);
}
