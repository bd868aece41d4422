using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pgseal.Cli.Json;

/// <summary>Writes times as RFC 3339 in UTC, to the second.</summary>
sealed class UtcConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Wording.Utc(value));
}
