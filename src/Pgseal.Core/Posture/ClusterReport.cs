namespace Pgseal.Core.Posture;

/// <summary>One primary and its standbys, judged: a cluster is as good as its worst member.</summary>
/// <param name="SystemIdentifier">As pg_control holds it; null when no member could be asked.</param>
public sealed record ClusterReport(string Name, string? SystemIdentifier, Verdict Verdict, ValueList<MemberReport> Members);
