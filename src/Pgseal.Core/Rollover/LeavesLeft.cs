using Pgseal.Core.Certificates;

namespace Pgseal.Core.Rollover;

/// <summary>What the old authority issued and the new one has not issued again: told by subject and use, which is what a ledger knows.</summary>
public static class LeavesLeft
{
    /// <param name="ledger">Of the authority now.</param>
    /// <param name="before">As it was when the rollover began.</param>
    public static ValueList<LedgerEntry> Of(ValueList<LedgerEntry> ledger, ValueList<LedgerEntry> before, DateTimeOffset now)
    {
        var old = before.Select(entry => entry.Serial).ToHashSet(StringComparer.Ordinal);
        var anew = ledger.Where(entry => !old.Contains(entry.Serial)).Select(entry => (entry.Use, entry.Subject)).ToHashSet();
        return ledger.Where(entry => old.Contains(entry.Serial) && entry.RevokedAt is null && entry.NotAfter > now && !anew.Contains((entry.Use, entry.Subject)))
            .DistinctBy(entry => (entry.Use, entry.Subject))
            .ToValueList();
    }
}
