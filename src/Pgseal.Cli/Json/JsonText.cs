using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pgseal.Cli.Json;

/// <summary>Writes a document with the one set of options that all share.</summary>
static class JsonText
{
    public static string Of<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);
}
