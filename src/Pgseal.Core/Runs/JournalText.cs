using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pgseal.Core.Runs;

/// <summary>The journal's file format: one JSON object a line.</summary>
public static class JournalText
{
    public static string Line(JournalEntry entry) => JsonSerializer.Serialize(entry, JournalJson.Default.JournalEntry);

    /// <returns>Null for a line that is no entry: the last one may be torn by a crash.</returns>
    public static JournalEntry? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry);
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(RunMember[]))]
sealed partial class JournalJson : JsonSerializerContext;
