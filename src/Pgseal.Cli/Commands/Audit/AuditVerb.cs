using Pgseal.Cli.CommandLine;
using Pgseal.Core.Posture;
using Pgseal.Live.Audit;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>The verb <c>audit</c>.</summary>
static class AuditVerb
{
    public static Verb Declare()
    {
        var failOn = CommandLine.Declare.Word(
            "--fail-on", "the mildest finding that makes the exit code 1", Wording.Of, Severity.High,
            Severity.Info, Severity.Low, Severity.Medium, Severity.High, Severity.Critical);
        var evidence = CommandLine.Declare.Text("--evidence", "DIR", "keep all that is asked and answered in this new directory, to be checked without pgseal");
        var since = CommandLine.Declare.Text("--since", "FILE", "what an earlier audit printed with --format json: say what changed");
        var atOnce = CommandLine.Declare.Number("--at-once", "so many clusters are looked at side by side", AuditCourse.UsualAtOnce, lowest: 1);
        var verb = new Verb("audit", "says whether every connection must use TLS, and what that rests on; changes nothing")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Formats = Enum.GetValues<OutputFormat>(),
            Examples =
            [
                ("pgseal audit", "the server of the PG* environment"),
                ("pgseal audit db1:5432 --standby db2:5432", "a cluster: as good as its worst member"),
                ("pgseal audit postgresql://dba@db1/postgres --scope all", "loopback clients must use TLS too"),
                ("pgseal audit service=prod --format json", "for a script"),
                ("pgseal audit --cluster pgseal.yaml", "the clusters and the policy of a file, exceptions included"),
                ("pgseal audit db1 --evidence audit-2026-11", "what was asked and answered, for an auditor"),
                ("pgseal audit service=prod --format html > audit.html", "one file to read, print and hand on"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => AuditCommand.RunAsync(
                new(
                    TargetArguments.Read(parse, output),
                    ScopeOptions.Read(parse, output),
                    parse.GetRequiredValue(SharedOptions.Timeout),
                    ClusterFile.Choose(parse, output, failOn, policy => policy.FailOn),
                    parse.GetValue(evidence),
                    parse.GetValue(since) is { } earlier ? EarlierAudit.Read(earlier) : null,
                    parse.GetRequiredValue(atOnce))
                {
                    Policy = ClusterFile.PolicyOf(parse, output),
                },
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        verb.Add(failOn);
        verb.Add(evidence);
        verb.Add(since);
        verb.Add(atOnce);
        return verb;
    }
}
