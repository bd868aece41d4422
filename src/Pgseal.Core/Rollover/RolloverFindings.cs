using Pgseal.Core.Planning;

namespace Pgseal.Core.Rollover;

/// <summary>What stands against dropping the old authority.</summary>
/// <param name="Blockers">Why it is not dropped; empty when it may be.</param>
public sealed record RolloverFindings(ValueList<RolloverClient> Clients, ValueList<Blocker> Blockers)
{
    public IEnumerable<RolloverClient> Unproven => Clients.Where(client => !client.IsProven);
}
