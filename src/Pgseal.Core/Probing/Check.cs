namespace Pgseal.Core.Probing;

/// <summary>One check, with what was seen.</summary>
/// <param name="Seen">The fact and how it was seen; text of a server in it is escaped.</param>
/// <param name="Next">What to do about it; empty when nothing.</param>
public sealed record Check(string Id, CheckResult Result, string Seen, string Next = "");
