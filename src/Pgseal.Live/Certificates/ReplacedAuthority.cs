using Pgseal.Core;
using Pgseal.Core.Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>The authority that another one is replacing, as it is looked at.</summary>
/// <param name="Since">When the rollover began.</param>
/// <param name="Ledger">What it had issued by then.</param>
public sealed record ReplacedAuthority(CertificateFacts Certificate, DateTimeOffset Since, ValueList<LedgerEntry> Ledger);
