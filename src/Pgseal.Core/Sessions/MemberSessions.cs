using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Sessions;

/// <summary>The sessions of one member.</summary>
/// <param name="Target">How it was reached, without a password.</param>
/// <param name="UnknownBecause">Why this may not be all of them; empty when it is.</param>
public sealed record MemberSessions(string Target, MemberRole Role, ValueList<Session> Sessions, ValueList<string> UnknownBecause)
{
    /// <summary>Whose run has the member; null when nobody's has.</summary>
    public UnfinishedRun? Unfinished { get; init; }
}
