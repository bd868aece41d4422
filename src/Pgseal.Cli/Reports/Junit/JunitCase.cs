namespace Pgseal.Cli.Reports.Junit;

/// <summary>One check of one member, and what came of it.</summary>
/// <param name="Kind">The type of a failure or error: a finding's id, or the name of the check.</param>
/// <param name="Message">One sentence; empty for a case that passed.</param>
/// <param name="Detail">The evidence, a line each.</param>
sealed record JunitCase(string Name, JunitResult Result, string Kind, string Message, IReadOnlyList<string> Detail);
