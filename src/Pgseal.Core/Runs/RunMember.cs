using Pgseal.Core.Posture;

namespace Pgseal.Core.Runs;

/// <summary>A member as a journal knows it: enough to reach it again, no password.</summary>
/// <param name="Name">What the run's actions call it.</param>
/// <param name="Conninfo">key=value conninfo without a password.</param>
public sealed record RunMember(string Name, string Conninfo, MemberRole Role, string SystemIdentifier, string DataDirectory);
