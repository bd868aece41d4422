namespace Pgseal.Core.Planning;

/// <summary>What the operator wants renewed.</summary>
/// <param name="Within">A certificate that ends sooner is replaced.</param>
/// <param name="Import">The pair given with --certificate and --key, already judged; null to issue from the local authority.</param>
/// <param name="HasKeyPassphrase">A passphrase for the servers' own keys was given.</param>
/// <param name="IsOneMember">The target is a member alone, of whatever role; else a primary with its standbys.</param>
public sealed record RenewalPolicy(TimeSpan Within, ImportedPair? Import, bool HasKeyPassphrase, bool IsOneMember);
