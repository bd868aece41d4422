using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>Writes <c>true</c>, <c>false</c> or <c>"depends"</c>.</summary>
sealed class AdmittedConverter : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? null : reader.GetBoolean();

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } decided)
            writer.WriteBooleanValue(decided);
        else
            writer.WriteStringValue("depends");
    }
}
