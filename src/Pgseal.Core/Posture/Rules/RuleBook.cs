namespace Pgseal.Core.Posture.Rules;

/// <summary>All rules of judgement, in one explicit list.</summary>
static class RuleBook
{
    public static IEnumerable<Finding> Find(MemberCase it, Verdict verdict) =>
    [
        .. ServingRules.Find(it),
        .. RestartRules.Find(it),
        .. CertificateRules.Find(it),
        .. RevocationRules.Find(it),
        .. HbaRules.Find(it),
        .. SessionRules.Find(it),
        .. MembershipRules.Find(it, verdict),
        .. AccessRules.Find(it),
        .. RunRules.Find(it),
        .. DoorRules.Find(it),
        .. VerifierRules.Find(it),
        .. ShadowRules.Find(it),
        .. DifferenceRules.Find(it),
        .. it.Requirements.ClientCertificates ? ClientCertificateRules.Find(it.Member, it.Scope) : [],
        .. OutboundRules.Find(it),
        .. LoadedRules.Find(it),
        .. PendingRules.Find(it),
        .. OldSessionRules.Find(it),
    ];
}
