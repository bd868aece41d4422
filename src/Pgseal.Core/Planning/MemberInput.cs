using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Planning;

/// <summary>Everything a member's plan is decided from.</summary>
public sealed record MemberInput(MemberFacts Facts, MemberHost Host, Operator Operator);
