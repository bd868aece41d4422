namespace Pgseal.Core.Probing;

/// <summary>What an earlier probe had said of a target.</summary>
/// <param name="Known">False when the earlier probe did not have this target.</param>
public sealed record EarlierTarget(
    bool Known, DateTimeOffset? At = null, bool? Tls = null, string? CertificateSha256 = null, string Plaintext = "unknown", ValueList<string> Protocols = default);
