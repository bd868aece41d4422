namespace Pgseal.Core.Posture.Facts;

/// <summary>A line of the rules that the server would not load.</summary>
/// <param name="Message">The server's words, or pgseal's where the server's view gives none.</param>
public sealed record RuleError(string File, int Line, string Message);
