namespace Pgseal.Core.Posture.Facts;

/// <summary>A thing that may hold a finding and could not be looked at.</summary>
/// <param name="Because">One clause: the right that is missing, the error.</param>
/// <param name="Hint">What would show it; starts with a verb.</param>
public sealed record Unseen(string Subject, string Because, string Source, string Hint);
