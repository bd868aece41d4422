using Pgseal.Core.Probing;
using Pgseal.Live.Probing;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>What <c>pgseal probe</c> was asked.</summary>
/// <param name="Targets">A network yields its addresses one by one.</param>
/// <param name="Earlier">What an earlier probe said; null when none was given.</param>
sealed record ProbeOptions(IEnumerable<ProbeTarget> Targets, ProbeSettings Settings, EarlierProbe? Earlier);
