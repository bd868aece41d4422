using Pgseal.Core.Conninfo;

namespace Pgseal.Cli.Commands.Cert.Revoke;

/// <summary>What <c>pgseal cert revoke</c> was asked.</summary>
/// <param name="What">A serial number or a certificate file; null only to make the list anew.</param>
/// <param name="Out">Where a copy of the list goes; null for none.</param>
sealed record RevokeOptions(string? What, TimeSpan Validity, string? Out, string? Authority, string StateDirectory, Secret? Passphrase, string? PassphraseFile, bool Yes);
