namespace Pgseal.Live.State;

/// <summary>Who works on a member: the content of the marker on its host.</summary>
/// <param name="Owner">As <c>user@host</c>.</param>
/// <param name="Process">What tells the process from a later one with the same pid: the boot and the tick it started at.</param>
/// <param name="Deadline">When the owner should long be done.</param>
public sealed record RunClaim(string Run, string Owner, int Pid, string Process, DateTimeOffset Started, DateTimeOffset Deadline);
