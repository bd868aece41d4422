using Pgseal.Core.Certificates;
using Pgseal.Core.Hosts;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture;

/// <summary>One member to be judged, with what the rules of judgement ask for more than once.</summary>
sealed class MemberCase
{
    public MemberCase(ClusterFacts cluster, MemberFacts member, Scope scope, DateTimeOffset now, Requirements requirements)
    {
        (Cluster, Member, Scope, Now, Requirements) = (cluster, member, scope, now, requirements);
        Ordinary = ProofOf(replication: false);
        Replication = ProofOf(replication: true);
        Served = member.Endpoints.Select(endpoint => endpoint.Handshake).OfType<HandshakeOutcome.Served>().FirstOrDefault();
        Leaf = Served is null ? null : CertificateFacts.FromDer(Served.Certificates[0].Span);
    }

    public ClusterFacts Cluster { get; }

    public MemberFacts Member { get; }

    public Scope Scope { get; }

    public DateTimeOffset Now { get; }

    public Requirements Requirements { get; }

    /// <summary>A pgseal command for the member's whole cluster, to be pasted.</summary>
    public string Command(string verb) => string.Join(
        ' ',
        ["pgseal", verb, ShellWord.Quote(Cluster.Primary.Target), .. Cluster.Members.Skip(1).Select(standby => $"--standby {ShellWord.Quote(standby.Target)}")]);

    /// <summary>About connections to databases.</summary>
    public Proof Ordinary { get; }

    /// <summary>About physical replication connections, which <c>all</c> does not match.</summary>
    public Proof Replication { get; }

    /// <summary>About both: refuted when either is, proven only when both are.</summary>
    public Proof Proof => (Ordinary, Replication) switch
    {
        (Proof.Refuted, _) => Ordinary,
        (_, Proof.Refuted) => Replication,
        (Proof.Unknown first, Proof.Unknown second) => new Proof.Unknown(first.Because.Union(second.Because).ToValueList()),
        (Proof.Unknown, _) => Ordinary,
        _ => Replication,
    };

    public HandshakeOutcome.Served? Served { get; }

    /// <summary>The certificate served; null without TLS.</summary>
    public CertificateFacts? Leaf { get; }

    public bool SaysNoTls => Member.Endpoints.Any(endpoint => endpoint.Handshake is HandshakeOutcome.NotServed);

    Proof ProofOf(bool replication) => Member.Rules.Match(
        rules => RulesProof.Decide(rules, Member.Environment, Scope, replication),
        because => new Proof.Unknown([because]));
}
