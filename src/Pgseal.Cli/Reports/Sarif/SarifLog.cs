using System.Text.Json.Serialization;

namespace Pgseal.Cli.Reports.Sarif;

/// <summary>The part of SARIF 2.1.0 that an audit needs; names and meaning are those of the standard.</summary>
sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, SarifLog.Run[] Runs)
{
    internal sealed record Run(
        Tool Tool,
        Invocation[] Invocations,
        Dictionary<string, Artifact> OriginalUriBaseIds,
        Result[] Results,
        string ColumnKind,
        RunProperties Properties);

    internal sealed record RunProperties(string Scope, string Verdict, ClusterVerdict[] Clusters);

    internal sealed record ClusterVerdict(string Name, string Verdict);

    internal sealed record Tool(Driver Driver);

    internal sealed record Driver(string Name, string SemanticVersion, ReportingDescriptor[] Rules);

    internal sealed record ReportingDescriptor(string Id, Message ShortDescription, Message Help, Configuration DefaultConfiguration, RuleProperties Properties);

    internal sealed record Configuration(string Level);

    internal sealed record RuleProperties([property: JsonPropertyName("security-severity")] string? SecuritySeverity, string[] Tags);

    internal sealed record Invocation(bool ExecutionSuccessful, DateTimeOffset EndTimeUtc, Notification[] ToolExecutionNotifications);

    internal sealed record Notification(string Level, Message Message, Location[] Locations);

    internal sealed record Artifact(Message Description);

    internal sealed record Result(
        string RuleId,
        int RuleIndex,
        string Kind,
        string Level,
        Message Message,
        Location[] Locations,
        PartialFingerprints PartialFingerprints,
        Suppression[] Suppressions,
        ResultProperties Properties);

    internal sealed record PartialFingerprints([property: JsonPropertyName("pgsealFinding/v1")] string PgsealFinding);

    /// <param name="Remedy">What would change it.</param>
    internal sealed record ResultProperties(string Cluster, string Member, string Subject, string Observed, string Source, string Remedy, string Severity, string[] Standards);

    internal sealed record Suppression(string Kind, string Status, string Justification, SuppressionProperties Properties);

    internal sealed record SuppressionProperties(string Owner, string Until);

    internal sealed record Message(string Text);

    internal sealed record Location(PhysicalLocation? PhysicalLocation, LogicalLocation[] LogicalLocations);

    internal sealed record LogicalLocation(string Name, string FullyQualifiedName);

    internal sealed record PhysicalLocation(ArtifactLocation ArtifactLocation, Region Region);

    internal sealed record ArtifactLocation(string Uri, string UriBaseId);

    internal sealed record Region(int StartLine);
}
