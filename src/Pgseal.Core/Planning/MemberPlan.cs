using Pgseal.Core.Posture;

namespace Pgseal.Core.Planning;

/// <summary>The changes to one member, and what they mean for those connected now.</summary>
/// <param name="Notes">What the operator should know and nothing stops for: warnings about a certificate, rules out of scope.</param>
public sealed record MemberPlan(
    string Target,
    MemberRole Role,
    ValueList<Change> Changes,
    ValueList<SessionImpact> ToDrain,
    ValueList<string> Notes);
