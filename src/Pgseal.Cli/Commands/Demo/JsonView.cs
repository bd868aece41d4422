using Pgseal.Cli.Json;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture.Rules;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>The demo as the schema <c>pgseal.demo/1</c>.</summary>
static class JsonView
{
    public static string Render(DemoReport demo) => JsonText.Of(
        new DemoDocument(
            "pgseal.demo/1",
            ToolVersion.Text,
            demo.ServerVersion,
            Wording.Of(demo.Plan.Scope.Kind),
            demo.Premature,
            [.. demo.Plan.Clusters.SelectMany(cluster => cluster.Members).Select(DemoMemberDocument.Of)],
            [.. demo.Run.Stages.Select(Apply.JsonView.StageDocument.Of)],
            Wording.Of(demo.Run.Outcome),
            new(demo.Traffic.Transactions, demo.Traffic.OnPlaintext, demo.Traffic.OnTls, demo.Traffic.Errors.Count),
            [.. demo.Refusals],
            [.. demo.Proofs],
            new(demo.WalsenderTlsBefore, demo.WalsenderTlsAfter),
            demo.Promoted,
            demo.Kept,
            DemoReport.AuditCommand,
            AccessRules.Grants,
            (long)demo.Elapsed.TotalMilliseconds),
        PgsealJson.Relaxed.DemoDocument);

    internal sealed record DemoDocument(
        string Schema,
        string ToolVersion,
        string ServerVersion,
        string Scope,
        PrematureSwitch PrematureSwitch,
        DemoMemberDocument[] Plan,
        Apply.JsonView.StageDocument[] Stages,
        string Outcome,
        TrafficDocument Traffic,
        Refusal[] Refusals,
        RulesProof[] Proofs,
        WalsenderDocument WalsenderTls,
        Refusal Promoted,
        Kept? Kept,
        string AuditCommand,
        string Grants,
        long ElapsedMs);

    internal sealed record DemoMemberDocument(string Target, string Role, LineChange[] Lines, Plan.JsonView.ImpactDocument[] ToDrain)
    {
        public static DemoMemberDocument Of(MemberPlan member) => new(
            member.Target,
            Wording.Of(member.Role),
            [.. member.Changes.OfType<Change.EditRules>().SelectMany(edit => edit.Lines)],
            [.. member.ToDrain.Select(Commands.Plan.JsonView.ImpactDocument.Of)]);
    }

    internal sealed record TrafficDocument(int Transactions, int OnPlaintext, int OnTls, int Errors);

    internal sealed record WalsenderDocument(bool Before, bool After);
}
