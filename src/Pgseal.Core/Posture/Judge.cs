using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Posture.Rules;
using Pgseal.Core.Sessions;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture;

/// <summary>Turns facts into verdicts and findings.</summary>
public static class Judge
{
    /// <param name="requirements">What a policy asks beside; null without one.</param>
    public static AuditReport Report(IEnumerable<ClusterFacts> clusters, Scope scope, DateTimeOffset now, Requirements? requirements = null) =>
        new(now, scope, clusters.Select(cluster => Cluster(cluster, scope, now, requirements ?? Requirements.Usual)).ToValueList());

    public static ClusterReport Cluster(ClusterFacts cluster, Scope scope, DateTimeOffset now, Requirements requirements)
    {
        var members = cluster.Members.Select(member => Member(new MemberCase(cluster, member, scope, now, requirements))).ToValueList();
        var identifier = cluster.Members.Select(member => member.Server?.SystemIdentifier).FirstOrDefault(it => it is not null);
        return new(cluster.Name, identifier, members.Min(member => member.Verdict), members);
    }

    static MemberReport Member(MemberCase it)
    {
        var endpoints = it.Member.Endpoints.Select(endpoint => Endpoint(endpoint)).ToValueList();
        var unseen = Unseen(it, endpoints).Distinct().ToValueList();
        var verdict = VerdictOf(it, endpoints, unseen);
        return new(
            it.Member.Target,
            it.Member.Server?.Role ?? MemberRole.Unknown,
            it.Member.Server?.Version,
            verdict,
            verdict == Verdict.Unknown ? unseen : [],
            ServingOf(it),
            endpoints,
            it.Proof,
            it.Member.Sessions.Match<SessionCounts?>(sessions => SessionCounts.Of(sessions), _ => null),
            RuleBook.Find(it, verdict).OrderByDescending(finding => finding.Severity).ToValueList());
    }

    /// <summary>Known bad beats not known, and not known beats good.</summary>
    static Verdict VerdictOf(MemberCase it, ValueList<EndpointReport> endpoints, ValueList<string> unseen) =>
        it.SaysNoTls ? Verdict.Off
        : it.Proof is Proof.Refuted && it.Served is not null ? Verdict.Optional
        : endpoints.Any(endpoint => endpoint.Plaintext == PlaintextAnswer.Admitted) && it.Served is not null ? Verdict.Optional
        : unseen.Count > 0 ? Verdict.Unknown
        : Verdict.Enforced;

    /// <summary>Everything that stands between what was seen and saying enforced (I6).</summary>
    static IEnumerable<string> Unseen(MemberCase it, ValueList<EndpointReport> endpoints)
    {
        if (it.Member.Unreached is { } unreached)
        {
            yield return unreached.What;
            yield break; // everything else is not seen because of this
        }
        if (it.Served is null && !it.SaysNoTls)
            yield return "no TLS handshake could be made at any TCP address";
        if (it.Proof is Proof.Unknown unknown)
            foreach (var because in unknown.Because)
                yield return because;
        foreach (var endpoint in it.Member.Endpoints)
            if (HandshakeText.Failure(endpoint.Handshake) is { } failure)
                yield return $"{endpoint.Address}: {failure}";
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Plaintext == PlaintextAnswer.NotTried)
                yield return $"{endpoint.Address}: no plaintext attempt could be made from an address in scope";
            if (endpoint.Plaintext == PlaintextAnswer.Unknown)
                yield return $"{endpoint.Address}: the plaintext attempt got an answer that says neither refused nor admitted ({endpoint.Message})";
        }
        if (it.Member.Sessions is Observed<ValueList<Session>>.NotSeen sessions)
            yield return sessions.Because;
        if (it.Member.Server?.BehindPooler is { } pooler)
            yield return pooler;
        foreach (var receiver in ReceiverMap.Unnamed(it.Cluster, it.Member))
            yield return $"{receiver.ApplicationName} receives replication and is no member that was named";
    }

    static Serving? ServingOf(MemberCase it) =>
        it.Served is { } served && it.Leaf is { } leaf
            ? new(true, served.Protocol, served.Cipher, new(leaf.Sha256, leaf.Subject, leaf.NotAfter))
        : it.SaysNoTls ? new(false, null, null, null)
        : null;

    static EndpointReport Endpoint(EndpointFacts endpoint)
    {
        var decisive = Decisive(endpoint.Attempts);
        var report = new EndpointReport(
            endpoint.Address.ToString(),
            endpoint.Port,
            endpoint.Handshake switch { HandshakeOutcome.Served => true, HandshakeOutcome.NotServed => false, _ => null },
            (endpoint.Handshake as HandshakeOutcome.Served)?.LeafSha256,
            endpoint switch
            {
                { InScope: false } => PlaintextAnswer.NotApplicable,
                { Attempts.Count: 0 } => PlaintextAnswer.NotTried,
                _ => AnswerOf(decisive!.Outcome),
            });
        return decisive is null ? report : report with
        {
            SqlState = decisive.Outcome.Match(_ => null, refused => refused.SqlState, unknown => unknown.SqlState),
            Message = decisive.Outcome.Match(admitted => AuthRequestText.Of(admitted.Request), refused => refused.Message, unknown => unknown.Message ?? unknown.Because),
            TriedFrom = decisive.TriedFrom?.ToString(),
            TriedAs = decisive.TriedAs.ToString(),
            At = decisive.At,
        };
    }

    /// <summary>The attempt that says most: one admitted is enough, and all must be refused.</summary>
    static Attempt? Decisive(ValueList<Attempt> attempts) => attempts.MinBy(attempt => AnswerOf(attempt.Outcome) switch
    {
        PlaintextAnswer.Admitted => 0,
        PlaintextAnswer.Unknown or PlaintextAnswer.NotTried or PlaintextAnswer.NotApplicable => 1,
        PlaintextAnswer.Refused => 2,
    });

    static PlaintextAnswer AnswerOf(AttemptOutcome outcome) => outcome.Match(
        admitted: _ => PlaintextAnswer.Admitted,
        refused: _ => PlaintextAnswer.Refused,
        unknown: _ => PlaintextAnswer.Unknown);
}
