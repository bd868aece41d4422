using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports.Junit;

/// <summary>The checks of a member as test cases: its verdict, the proof, each address, the sessions, and each kind of finding.</summary>
/// <remarks>The list of names is the same whatever is found, so that a pipeline sees a case turn from red to green instead of vanishing.</remarks>
static class JunitCases
{
    public static IEnumerable<JunitCase> Of(AuditReport report, MemberReport member, Severity failOn) =>
    [
        OfVerdict(member),
        OfProof(member.Proof),
        .. member.Endpoints.Select(OfEndpoint),
        OfSessions(member.Sessions, report.Scope),
        .. FindingRules.All.Select(rule => OfRule(rule, report, member, failOn)),
    ];

    static JunitCase OfVerdict(MemberReport member) => member.Verdict switch
    {
        Verdict.Enforced => Passed("verdict", "enforced"),
        Verdict.Unknown => new("verdict", JunitResult.Error, "unknown", "not everything could be seen", [.. member.UnknownBecause]),
        Verdict.Off or Verdict.Optional => new("verdict", JunitResult.Failed, "verdict", $"TLS is {Wording.Of(member.Verdict)}", [.. member.UnknownBecause]),
    };

    static JunitCase OfProof(Proof proof) => proof.Match(
        proven: _ => Passed("proof", ReportWords.ProofDetail(proof)),
        refuted: _ => new JunitCase("proof", JunitResult.Failed, "proof", "a rule admits plaintext", [ReportWords.ProofDetail(proof)]),
        unknown: it => new JunitCase("proof", JunitResult.Error, "unknown", "the rules could not be judged", [.. it.Because]));

    static JunitCase OfEndpoint(EndpointReport endpoint)
    {
        var name = $"plaintext refused at {ReportWords.AddressOf(endpoint)}";
        string[] detail = [.. new[] { endpoint.SqlState, endpoint.Message, endpoint.TriedFrom, endpoint.TriedAs }.OfType<string>()];
        return endpoint.Plaintext switch
        {
            PlaintextAnswer.Refused => new(name, JunitResult.Passed, "plaintext", "", detail),
            PlaintextAnswer.Admitted => new(name, JunitResult.Failed, "plaintext", "plaintext is admitted", detail),
            PlaintextAnswer.NotApplicable => new(name, JunitResult.Skipped, "plaintext", "the address is not in scope", detail),
            PlaintextAnswer.NotTried => new(name, JunitResult.Error, "unknown", "it was not tried", detail),
            PlaintextAnswer.Unknown => new(name, JunitResult.Error, "unknown", "the answer does not decide it", detail),
        };
    }

    /// <remarks>Under scope remote a plaintext session may come from a local network; one in scope is a finding, and that has its own case.</remarks>
    static JunitCase OfSessions(SessionCounts? counts, Scope scope) =>
        counts is null ? new("sessions", JunitResult.Error, "unknown", "this role does not see all sessions", [])
        : counts.Plain == 0 || scope.Kind == ScopeKind.Remote ? Passed("sessions", ReportWords.Sessions(counts))
        : new("sessions", JunitResult.Failed, "sessions", "there are plaintext sessions", [ReportWords.Sessions(counts)]);

    static JunitCase OfRule(FindingRule rule, AuditReport report, MemberReport member, Severity failOn)
    {
        var found = member.Findings.Where(finding => finding.Rule == rule).ToArray();
        var open = found.Where(finding => !report.Covers(finding)).ToArray();
        if (open.Length > 0)
            return new(rule.Id, rule.Severity >= failOn ? JunitResult.Failed : JunitResult.Passed, rule.Id, rule.Summary, [.. open.SelectMany(Lines)]);
        if (found.Length > 0)
            return new(rule.Id, JunitResult.Skipped, rule.Id, string.Join("; ", found.Select(Excuse)), []);
        if (member.Findings.FirstOrDefault(finding => finding.NotJudged.Contains(rule)) is { } hiding)
            return new(rule.Id, JunitResult.Skipped, rule.Id, $"not judged: {hiding.Id}: {hiding.Observed}", []);
        if ((rule == FindingRules.HbaAdmitsPlaintext || rule == FindingRules.HbaAdmitsPlaintextReplication) && member.Proof is Proof.Unknown)
            return new(rule.Id, JunitResult.Skipped, rule.Id, $"not judged: {ReportWords.ProofDetail(member.Proof)}", []);
        return member.UnknownBecause.Count == 0
            ? Passed(rule.Id, "")
            : new(rule.Id, JunitResult.Skipped, rule.Id, "not found, but not everything could be seen", []);
    }

    static IEnumerable<string> Lines(Finding finding) =>
    [
        $"{Wording.Of(finding.Severity)}: {finding.Subject}: {finding.Observed}", $"source: {finding.Source}", $"remedy: {finding.Hint}",
    ];

    static string Excuse(Finding finding) =>
        $"excepted until {ReportWords.Day(finding.Exemption!.Until)} by {finding.Exemption.Owner}: {finding.Exemption.Reason}";

    static JunitCase Passed(string name, string detail) => new(name, JunitResult.Passed, name, "", detail.Length > 0 ? [detail] : []);
}
