namespace Pgseal.Core.Conninfo.Trials;

/// <summary>The certificate that a server showed, and what the client's settings make of it.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="CheckedAgainst">The root file, or whose roots; null where the settings check nothing.</param>
/// <param name="ChainHolds">Whether an authority in there issued it; null where that was not checked.</param>
/// <param name="NameHolds">Whether it names the host that was dialled; null where there is no name to compare.</param>
/// <param name="Fault">Why it is not accepted; null when it is.</param>
public sealed record CertificateSeen(string Sha256, string Subject, DateTimeOffset NotAfter, string? CheckedAgainst, bool? ChainHolds, bool? NameHolds, string? Fault);
