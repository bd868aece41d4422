using Pgseal.Cli.Pages;
using Pgseal.Core.Policies;
using Pgseal.Live.Audit;
using Pgseal.Live.Evidence;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>Looks at clusters and says what they are.</summary>
static class AuditCommand
{
    public static async Task<ExitCode> RunAsync(AuditOptions options, Output output, CancellationToken cancellation)
    {
        var evidence = options.Evidence is { } directory ? EvidenceFolder.Create(directory) : null;
        var seen = await output.WhileAsync(
            "looking at every member",
            () => Auditor.AuditAsync(options.Clusters, options.Scope, options.Timeout, cancellation, evidence, options.Policy?.Requirements));
        var report = options.Policy is { } policy ? PolicyJudge.Apply(seen, policy, DateOnly.FromDateTime(seen.CheckedAt.UtcDateTime)) : seen;
        output.Show(report, HumanView.Write, JsonView.Render);
        if (evidence is not null)
            output.Talk.Line(0, new Piece("evidence ", Tone.Faint), evidence.Path, new Piece("  sha256 of SHA256SUMS ", Tone.Faint), evidence.Close(JsonView.Render(report)));
        return ExitCodes.Of(report, options.FailOn);
    }
}
