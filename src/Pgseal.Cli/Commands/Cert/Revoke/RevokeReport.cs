using Pgseal.Live.Certificates;

namespace Pgseal.Cli.Commands.Cert.Revoke;

/// <summary>The answer of cert revoke.</summary>
/// <param name="Copy">Where a copy of the list was written; null for none.</param>
/// <param name="Timer">A line of /etc/cron.d that makes the list anew every week.</param>
sealed record RevokeReport(Revocation Revocation, string? Copy, string Timer);
