using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>The answer of a renewal.</summary>
/// <param name="Run">What was done and proven, as for apply.</param>
/// <param name="Members">Every member that was looked at, and what was planned there.</param>
public sealed record RenewalReport(RunReport Run, ValueList<MemberPlan> Members);
