using Pgseal.Core.Settings;

namespace Pgseal.Core.Posture;

/// <summary>One server, judged.</summary>
/// <param name="Target">How it was reached, without a password.</param>
/// <param name="UnknownBecause">What could not be seen; not empty when the verdict is unknown.</param>
/// <param name="Serving">The handshake made with it; null when none could be made.</param>
/// <param name="Sessions">Null when this role may not see all sessions.</param>
public sealed record MemberReport(
    string Target,
    MemberRole Role,
    ServerVersion? Version,
    Verdict Verdict,
    ValueList<string> UnknownBecause,
    Serving? Serving,
    ValueList<EndpointReport> Endpoints,
    Proof Proof,
    SessionCounts? Sessions,
    ValueList<Finding> Findings);
