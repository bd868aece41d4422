using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>Everything the demo showed, in the order of its acts.</summary>
/// <param name="Refusals">After apply, on each member.</param>
/// <param name="Promoted">On the standby, once it is a primary.</param>
/// <param name="Kept">Null when the servers are gone again.</param>
sealed record DemoReport(
    string ServerVersion,
    PrematureSwitch Premature,
    Core.Planning.Plan Plan,
    RunReport Run,
    TrafficCount Traffic,
    ValueList<Refusal> Refusals,
    ValueList<RulesProof> Proofs,
    bool WalsenderTlsBefore,
    bool WalsenderTlsAfter,
    Refusal Promoted,
    Kept? Kept,
    TimeSpan Elapsed)
{
    public const string AuditCommand = "pgseal audit postgresql://ROLE@HOST/postgres";
}
