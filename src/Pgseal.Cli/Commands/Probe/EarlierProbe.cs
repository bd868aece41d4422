using System.Text.Json;
using Pgseal.Core;
using Pgseal.Core.Probing;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>What an earlier probe printed as JSON.</summary>
sealed class EarlierProbe
{
    readonly Dictionary<string, EarlierTarget> targets = new(StringComparer.Ordinal);

    public EarlierTarget Of(ProbeTarget target) => targets.GetValueOrDefault(target.Name, new EarlierTarget(Known: false));

    /// <exception cref="BadInput">The file cannot be read, or is no document of the schema <c>pgseal.probe/1</c>.</exception>
    public static EarlierProbe Read(string path)
    {
        try
        {
            return Parse(HostFile.Read(path), path);
        }
        catch (FileFailure failure)
        {
            throw new BadInput(failure.Message, "name what an earlier pgseal probe --format json printed", path);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BadInput($"it is no document that pgseal probe printed: {wrong.Message}", "name what an earlier pgseal probe --format json printed", path);
        }
    }

    internal static EarlierProbe Parse(ReadOnlyMemory<byte> json, string path)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.GetProperty("schema").GetString() != JsonView.Schema)
            throw new BadInput($"its schema is not {JsonView.Schema}", "name what an earlier pgseal probe --format json printed", path);
        var at = document.RootElement.GetProperty("checked_at").GetDateTimeOffset();
        var earlier = new EarlierProbe();
        foreach (var target in document.RootElement.GetProperty("targets").EnumerateArray())
            earlier.targets[target.GetProperty("target").GetString() ?? ""] = new EarlierTarget(
                Known: true,
                at,
                target.GetProperty("tls") is { ValueKind: JsonValueKind.True or JsonValueKind.False } tls ? tls.GetBoolean() : null,
                target.GetProperty("certificate") is { ValueKind: JsonValueKind.Object } certificate ? certificate.GetProperty("sha256").GetString() : null,
                target.GetProperty("plaintext").GetString() ?? "unknown",
                target.GetProperty("protocols").EnumerateArray().Select(protocol => protocol.GetString() ?? "").ToValueList());
        return earlier;
    }
}
