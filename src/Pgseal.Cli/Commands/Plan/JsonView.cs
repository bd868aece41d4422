using Pgseal.Cli.Json;
using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>A plan as the schema <c>pgseal.plan/1</c>.</summary>
static class JsonView
{
    public const string Schema = "pgseal.plan/1";

    public static string Render(Core.Planning.Plan plan, Live.Apply.ApplyOptions asked) => JsonText.Of(
        new PlanDocument(
            Schema,
            ToolVersion.Text,
            plan.MadeAt,
            Wording.Of(plan.Scope.Kind),
            [.. plan.Scope.LocalNetworks.Select(network => network.ToString())],
            Wording.Of(plan.Strategy),
            Wording.Of(plan.Drain),
            AskedDocument.Of(asked),
            plan.IsEmpty,
            [.. plan.Clusters.Select(PlannedClusterDocument.Of)]),
        PgsealJson.Relaxed.PlanDocument);

    internal sealed record PlanDocument(
        string Schema,
        string ToolVersion,
        DateTimeOffset MadeAt,
        string Scope,
        string[] LocalNetworks,
        string Strategy,
        string Drain,
        AskedDocument Asked,
        bool Empty,
        PlannedClusterDocument[] Clusters);

    internal sealed record PlannedClusterDocument(
        string Name,
        string SystemIdentifier,
        string? AuthorityFile,
        Blocker[] Blockers,
        PlannedMemberDocument[] Members,
        PlannedTarget[] Targets,
        SeenFact[] Facts)
    {
        public static PlannedClusterDocument Of(ClusterPlan cluster) => new(
            cluster.Name,
            cluster.SystemIdentifier,
            cluster.AuthorityFile,
            [.. cluster.Blockers],
            [.. cluster.Members.Select(PlannedMemberDocument.Of)],
            [.. cluster.Targets],
            [.. cluster.Facts]);
    }

    internal sealed record PlannedMemberDocument(
        string Target,
        string Role,
        ChangeDocument[] Changes,
        ImpactDocument[] ToDrain,
        string[] Notes,
        ObservationDocument? Observation,
        ClientDocument[] Clients)
    {
        public static PlannedMemberDocument Of(MemberPlan member) => new(
            member.Target,
            Wording.Of(member.Role),
            [.. member.Changes.Select(ChangeDocument.Of)],
            [.. member.ToDrain.Select(ImpactDocument.Of)],
            [.. member.Notes],
            member.Observation is { } seen ? ObservationDocument.Of(seen) : null,
            [.. member.Clients.Select(ClientDocument.Of)]);
    }

    /// <summary>One change: of the last four exactly one is not null, and <paramref name="Kind"/> names it.</summary>
    internal sealed record ChangeDocument(
        string Kind,
        string Reason,
        string Undo,
        CertificateChangeDocument? Certificate,
        SettingChangeDocument? Setting,
        RulesChangeDocument? Rules,
        UpstreamChangeDocument? Upstream)
    {
        public static ChangeDocument Of(Change change) => change.Match(
            it => new ChangeDocument("certificate", it.Reason, it.Undo, CertificateChangeDocument.Of(it), null, null, null),
            it => new("setting", it.Reason, it.Undo, null, new(it.Name, it.Before, it.After), null, null),
            it => new("rules", it.Reason, it.Undo, null, null, new(it.File, it.BeforeSha256, it.AfterSha256, [.. it.Lines]), null),
            it => new("upstream", it.Reason, it.Undo, null, null, null, new(it.File, it.Before, it.After, it.RootFile)));
    }

    internal sealed record CertificateChangeDocument(
        string Directory,
        string Subject,
        string[] Names,
        string KeyType,
        DateTimeOffset NotAfter,
        bool Imported,
        string Source)
    {
        public static CertificateChangeDocument Of(Change.InstallCertificate it) =>
            new(it.Directory, it.Subject, [.. it.Names], it.KeyType, it.NotAfter, it.Imported, it.Source);
    }

    internal sealed record SettingChangeDocument(string Name, string Before, string After);

    internal sealed record RulesChangeDocument(string File, string BeforeSha256, string AfterSha256, LineChange[] Lines);

    internal sealed record UpstreamChangeDocument(string File, string Before, string After, string RootCertificate);

    internal sealed record ImpactDocument(
        string? User,
        string? Database,
        string? Address,
        string ApplicationName,
        bool Walsender,
        int Count,
        string Expectation,
        string Because)
    {
        public static ImpactDocument Of(SessionImpact it) => new(
            it.User, it.Database, it.Address, it.ApplicationName, it.IsWalsender, it.Count, Wording.Of(it.Expectation), it.Because);
    }
}
