using Pgseal.Core;
using Pgseal.Live;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Cert.Renew;

/// <summary>What <c>pgseal cert renew</c> or <c>pgseal cert import</c> was asked to do to servers.</summary>
sealed record RenewOptions(ValueList<ClusterTargets> Clusters, RenewalOptions Renewal, bool Yes);
