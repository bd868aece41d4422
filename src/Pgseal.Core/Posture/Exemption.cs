namespace Pgseal.Core.Posture;

/// <summary>Why a finding is put up with for a while: an exception of the policy.</summary>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why; untrusted text, like every text of a file.</param>
/// <param name="Until">The last day on which it holds (UTC).</param>
public sealed record Exemption(string Owner, string Reason, DateOnly Until);
