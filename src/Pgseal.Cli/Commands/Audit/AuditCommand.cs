using Pgseal.Cli.Pages;
using Pgseal.Cli.Reports;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Live.Audit;
using Pgseal.Live.Evidence;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>Looks at clusters and says what they are; with several of them Ctrl-C keeps what was seen.</summary>
static class AuditCommand
{
    public static async Task<ExitCode> RunAsync(AuditOptions options, Output output, CancellationToken cancellation)
    {
        var evidence = options.Evidence is { } directory ? EvidenceFolder.Create(directory) : null;
        output.EarlyEnd.IsPossible = options.Clusters.Count > 1 && !output.IsReport;
        var report = await LookAsync(options, evidence, output, cancellation);
        output.EarlyEnd.IsPossible = false;
        if (options.Policy is { } policy)
            report = PolicyJudge.Apply(report, policy, DateOnly.FromDateTime(report.CheckedAt.UtcDateTime));
        report = report with { Changes = options.Earlier?.Compare(report) };
        output.Show(report, (it, page) => HumanView.Write(it, page, output.Verbose), JsonView.Render, (audit, format) => Report.Render(audit, format, options.FailOn));
        if (evidence is not null)
            output.Talk.Line(0, new Piece("evidence ", Tone.Faint), evidence.Path, new Piece("  sha256 of SHA256SUMS ", Tone.Faint), evidence.Close(JsonView.Render(report)));
        return report.NotLookedAt > 0 ? ExitCode.Interrupted : ExitCodes.Of(report, options.FailOn);
    }

    static Task<AuditReport> LookAsync(AuditOptions options, EvidenceFolder? evidence, Output output, CancellationToken cancellation) => output.WhileAsync(
        "looking at every member",
        say =>
        {
            var pace = new AuditPace(options.Clusters.Count);
            return Auditor.AuditAsync(
                options.Clusters,
                options.Scope,
                options.Timeout,
                cancellation,
                evidence,
                new(options.AtOnce, done => say(pace.Sentence(done)), output.EarlyEnd.Token),
                options.Policy?.Requirements);
        });
}
