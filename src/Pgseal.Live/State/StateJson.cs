using System.Text.Json.Serialization;
using Pgseal.Core.Runs;

namespace Pgseal.Live.State;

/// <summary>How the files of a run are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GuardedFile[]))]
[JsonSerializable(typeof(OriginalFacts))]
[JsonSerializable(typeof(RunClaim))]
sealed partial class StateJson : JsonSerializerContext;
