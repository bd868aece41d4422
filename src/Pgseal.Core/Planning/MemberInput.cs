using Pgseal.Core.Observing;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Planning;

/// <summary>Everything a member's plan is decided from.</summary>
public sealed record MemberInput(MemberFacts Facts, MemberHost Host, Operator Operator)
{
    /// <summary>Who was seen there; null where nobody looked further than the sessions among the facts.</summary>
    public Observation? Observation { get; init; }
}
