using System.Text.Json.Serialization;

namespace Pgseal.Live.State;

/// <summary>How the files of a run are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OriginalFacts))]
[JsonSerializable(typeof(RunClaim))]
sealed partial class StateJson : JsonSerializerContext;
