using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>What an authority issued and revoked, in a file of its own beside its key; written whole or not at all.</summary>
sealed class AuthorityLedger(string directory)
{
    string FilePath => $"{directory}/{AuthorityFiles.Ledger}";

    public ValueList<LedgerEntry> Read() => !File.Exists(FilePath)
        ? []
        : LedgerText.TryRead(HostFile.Read(FilePath)) ?? throw new AuthorityFailure(directory, "its ledger issued.jsonl is damaged, and without it a revocation could be forgotten");

    public void Add(LedgerEntry entry) => Change(entries => entries.Add(entry));

    /// <summary>Marks certificates as revoked, those too that the ledger does not know; one that is revoked already keeps its date.</summary>
    public void Revoke(LedgerEntry entry, DateTimeOffset now) => Change(entries =>
    {
        var at = entries.FindIndex(it => it.Serial == entry.Serial);
        if (at < 0)
            entries.Add(entry with { RevokedAt = now });
        else
            entries[at] = entries[at] with { RevokedAt = entries[at].RevokedAt ?? now };
    });

    void Change(Action<List<LedgerEntry>> change)
    {
        using var alone = HostDirectory.Lock(directory);
        var entries = Read().ToList();
        change(entries);
        if (File.Exists(FilePath))
            AtomicFile.Replace(FilePath, LedgerText.Write(entries));
        else
            AtomicFile.Create(FilePath, LedgerText.Write(entries));
    }
}
