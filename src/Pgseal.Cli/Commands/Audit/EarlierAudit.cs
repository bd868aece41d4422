using System.Text.Json;
using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>What an earlier audit printed as JSON.</summary>
sealed class EarlierAudit(DateTimeOffset at, IReadOnlyDictionary<string, EarlierMember> members)
{
    const string Advice = "name what an earlier pgseal audit --format json printed";

    public AuditChanges Compare(AuditReport report) => AuditChanges.Of(report, at, members);

    /// <exception cref="BadInput">The file cannot be read, or is no document of the schema <c>pgseal.audit/1</c>.</exception>
    public static EarlierAudit Read(string path)
    {
        try
        {
            return Parse(HostFile.Read(path), path);
        }
        catch (FileFailure failure)
        {
            throw new BadInput(failure.Message, Advice, path);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BadInput($"it is no document that pgseal audit printed: {wrong.Message}", Advice, path);
        }
    }

    internal static EarlierAudit Parse(ReadOnlyMemory<byte> json, string path)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.GetProperty("schema").GetString() != JsonView.Schema)
            throw new BadInput($"its schema is not {JsonView.Schema}", Advice, path);
        var members = new Dictionary<string, EarlierMember>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.GetProperty("clusters").EnumerateArray().SelectMany(cluster => cluster.GetProperty("members").EnumerateArray()))
            members[Text(member, "target")] = new(
                Enum.GetValues<Verdict>().Single(verdict => Wording.Of(verdict) == Text(member, "verdict")),
                member.GetProperty("findings").EnumerateArray().Select(finding => new FindingKey(Text(finding, "id"), Text(finding, "subject"))).Distinct().ToValueList());
        return new(document.RootElement.GetProperty("checked_at").GetDateTimeOffset(), members);
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
