using Pgseal.Core.Certificates;
using Pgseal.Core.Observing;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>Decides, from facts alone, what apply will change on a cluster and what stands in the way.</summary>
public static class Planner
{
    /// <param name="members">The primary first, as in the facts; the plan puts standbys first.</param>
    public static ClusterPlan Plan(ClusterFacts cluster, ValueList<MemberInput> members, ChangePolicy policy, Authority authority, DateTimeOffset now)
    {
        var plans = members
            .Select(member => member with { Observation = member.Observation ?? Observation.OfNow(member.Facts, now) })
            .Select(member => (member, Decision: CertificateChoice.For(cluster, member.Facts, member.Host, policy, authority, now)))
            .Select(it => (it.member, it.Decision, Rules: RulesChange.For(it.member, policy)))
            .Select(it => (it.member, it.Decision, it.Rules, Clients: Impact.Of(cluster, it.member, it.Rules, policy)))
            .ToList();
        var serving = plans.Select(it => (it.member, it.Decision)).ToList();
        var hardened = plans.ToDictionary(it => it.member, it => Hardening.For(it.member, serving, policy, authority));
        var issues = plans.Any(it => it.Decision is CertificateDecision.Issue);
        return new(
            cluster.Name,
            cluster.Primary.Server?.SystemIdentifier ?? "",
            issues || plans.Any(it => it.Decision is CertificateDecision.Keep keep && authority.Issued(keep.Certificate)) ? authority.File : null,
            plans.OrderByDescending(it => it.member.Facts.Server?.Role == MemberRole.Standby)
                .Select(it => MemberPlan(it.member, it.Decision, it.Rules, hardened[it.member], it.Clients, policy, authority, now))
                .ToValueList(),
            [
                .. ImportBlockers(policy),
                .. issues ? authority.Blockers : [],
                .. plans.SelectMany(it => Guards.Find(cluster, it.member, policy)),
                .. plans.SelectMany(it => it.Rules.Blockers),
                .. plans.SelectMany(it => ClientGuard.Find(it.member, it.Clients, policy.Accepted)),
                .. hardened.Values.SelectMany(it => it.Blockers),
            ])
        {
            Facts = Fingerprint.Of(cluster),
        };
    }

    static MemberPlan MemberPlan(
        MemberInput member,
        CertificateDecision decision,
        RulesChange rules,
        Hardening hardening,
        ValueList<ClientImpact> clients,
        ChangePolicy policy,
        Authority authority,
        DateTimeOffset now) => new(
            member.Facts.Target,
            member.Facts.Server?.Role ?? MemberRole.Unknown,
            [
                .. CertificateChanges(member, decision, authority, now),
                .. SettingChanges.For(member, decision, policy.Floor),
                .. hardening.Changes,
                .. rules.Edits,
            ],
            policy.Drain == DrainPolicy.None ? [] : Impact.OnPlaintext(member.Facts, clients, policy.Scope),
            [.. CertificateNotes(member, decision, authority), .. rules.Notes, .. SynchronousNotes(member.Facts, policy)])
    {
        Clients = clients,
        Observation = member.Observation,
    };

    static IEnumerable<Change> CertificateChanges(MemberInput member, CertificateDecision decision, Authority authority, DateTimeOffset now) => decision.Match<IEnumerable<Change>>(
        keep: _ => [],
        issue: issue => [CertificateChange.Issue(member, LeafSpec.For(member.Host.Names), authority, issue.Reason, now)],
        import: import => CertificateChange.Import(member, import.Pair));

    static IEnumerable<string> CertificateNotes(MemberInput member, CertificateDecision decision, Authority authority) => decision.Match<IEnumerable<string>>(
        keep: keep => [$"the certificate in use stays: {keep.Certificate.Subject}, {Expiry.Renewal(keep.Certificate, issuedHere: authority.Issued(keep.Certificate))}"],
        issue: _ => member.Host.Names.LeftOut.Select(name => $"left out of the certificate: {name.Name} ({name.Why})"),
        import: import => import.Pair.Judgement.Warned.Select(warning => warning.Sentence));

    /// <summary>What the drain of a synchronous standby means for those who commit meanwhile.</summary>
    static IEnumerable<string> SynchronousNotes(MemberFacts member, ChangePolicy policy)
    {
        var plain = member.Sessions.Or([]).Where(session => session.IsPlaintextIn(policy.Scope)).Select(session => session.Pid).ToHashSet();
        var synchronous = member.Receivers.Or([]).Where(receiver => receiver.IsSynchronous).ToList();
        return policy.Drain == DrainPolicy.None ? [] : synchronous.Where(receiver => plain.Contains(receiver.Pid)).Select(receiver =>
            $"{receiver.ApplicationName} is synchronous: while it comes back on TLS, up to wal_retrieve_retry_interval, commits wait for it"
            + (synchronous.Count == 1 ? ", and there is no other that could stand in" : ""));
    }

    static IEnumerable<Blocker> ImportBlockers(ChangePolicy policy) => policy.Import?.Blockers ?? [];
}
