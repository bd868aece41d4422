using Pgseal.Core.Observing;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Planning;

/// <summary>The changes to one member, and what they mean for those connected now.</summary>
/// <param name="Notes">What the operator should know and nothing stops for: warnings about a certificate, rules out of scope.</param>
public sealed record MemberPlan(
    string Target,
    MemberRole Role,
    ValueList<Change> Changes,
    ValueList<SessionImpact> ToDrain,
    ValueList<string> Notes)
{
    /// <summary>How long its certificate is good after the change; null where nobody asked.</summary>
    public MemberExpiry? Expiry { get; init; }

    /// <summary>Everybody who was seen there, and what is expected of each.</summary>
    public ValueList<ClientImpact> Clients { get; init; }

    /// <summary>By what means they were seen; null for the way back, which refuses nobody.</summary>
    public Observation? Observation { get; init; }
}
