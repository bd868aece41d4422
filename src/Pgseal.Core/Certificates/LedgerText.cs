using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pgseal.Core.Certificates;

/// <summary>The file format of an authority's ledger: one JSON object a line, in the order of issue.</summary>
public static class LedgerText
{
    public static byte[] Write(IEnumerable<LedgerEntry> entries) =>
        Encoding.UTF8.GetBytes(string.Concat(entries.Select(entry => JsonSerializer.Serialize(entry, LedgerJson.Default.LedgerEntry) + "\n")));

    /// <returns>Null when a line is no entry: a ledger is written whole, so it was damaged, and skipping a line could forget a revocation.</returns>
    public static ValueList<LedgerEntry>? TryRead(ReadOnlySpan<byte> file)
    {
        var entries = new List<LedgerEntry>();
        foreach (var line in Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            try
            {
                if (JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry) is not { Serial: not null } entry)
                    return null;
                entries.Add(entry);
            }
            catch (JsonException)
            {
                return null;
            }
        return entries.ToValueList();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LedgerEntry))]
sealed partial class LedgerJson : JsonSerializerContext;
