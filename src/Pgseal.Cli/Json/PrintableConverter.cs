using System.Text.Json;
using System.Text.Json.Serialization;
using Pgseal.Core.Text;

namespace Pgseal.Cli.Json;

/// <summary>Escapes every text value of every document, so that none can be forgotten.</summary>
sealed class PrintableConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Printable.Text(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Printable.Text(value));
}
