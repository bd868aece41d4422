using Pgseal.Core.Posture;

namespace Pgseal.Core.Probing;

/// <summary>A target with what its observations come to.</summary>
public sealed record ProbedTarget(TargetSeen Seen, ValueList<Check> Checks, ServerGuess Server)
{
    public static ProbedTarget Of(TargetSeen seen) => new(seen, ProbeChecks.Of(seen), ServerGuess.Of(seen));

    public bool IsBad => Checks.Any(check => check.Result == CheckResult.Bad);

    /// <summary>Everything was seen, and all of it is as it should be.</summary>
    public bool IsGood => Seen.IsReached && Checks.All(check => check.Result is CheckResult.Ok or CheckResult.NotApplicable);

    /// <summary>What the rules made of plaintext, the worst of all tries.</summary>
    public PlaintextAnswer Plaintext => PlaintextOf(Seen);

    internal static PlaintextAnswer PlaintextOf(TargetSeen seen)
    {
        var answers = seen.Endpoints.SelectMany(endpoint => endpoint.Plaintext.Select(tried => PlaintextReading.Of(tried, endpoint).Answer)).ToList();
        return answers.Contains(PlaintextAnswer.Admitted) ? PlaintextAnswer.Admitted
            : answers.Contains(PlaintextAnswer.Refused)
                && answers.TrueForAll(answer => answer is PlaintextAnswer.Refused or PlaintextAnswer.NotApplicable)
                && seen.Endpoints.All(endpoint => endpoint.IsReached && endpoint.Plaintext.Count > 0) ? PlaintextAnswer.Refused
            : PlaintextAnswer.Unknown;
    }
}
