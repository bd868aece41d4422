using System.Text.Json;
using System.Text.Json.Serialization;
using Pgseal.Core.Evidence;

namespace Pgseal.Live.Evidence;

/// <summary>How evidence is written: what a server said stays word for word, and JSON's own escapes keep it harmless.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SqlExchange))]
[JsonSerializable(typeof(EndpointEvidence[]))]
[JsonSerializable(typeof(RulesFileEvidence[]))]
sealed partial class EvidenceJson : JsonSerializerContext
{
    public static EvidenceJson Lines => Default;

    public static EvidenceJson Pages { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true });
}
