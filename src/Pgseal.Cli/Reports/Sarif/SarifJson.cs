using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pgseal.Cli.Json;

namespace Pgseal.Cli.Reports.Sarif;

/// <summary>How SARIF is written: camel case, without what is not there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SarifLog))]
sealed partial class SarifJson : JsonSerializerContext
{
    public static SarifJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PrintableConverter(), new UtcConverter() },
    });
}
