
namespace Pgseal.Core.Posture.Rules;

/// <summary>What concerns a cluster as a whole: a failover, a member nobody named, a key that two members share.</summary>
static class MembershipRules
{
    public static IEnumerable<Finding> Find(MemberCase it, Verdict verdict)
    {
        if (it.Member.Server?.Role == MemberRole.Standby && verdict is Verdict.Off or Verdict.Optional)
            yield return new(
                FindingRules.StandbyNotEnforced,
                it.Member.Target,
                $"verdict {(verdict == Verdict.Off ? "off" : "optional")}",
                "this audit",
                $"Run: {it.Command("plan")}");
        foreach (var receiver in ReceiverMap.Unnamed(it.Cluster, it.Member))
            yield return new(
                FindingRules.MemberNotNamed,
                receiver.ApplicationName,
                $"application {receiver.ApplicationName} at {receiver.Address?.ToString() ?? "a Unix socket"}",
                "pg_stat_replication",
                "Name it: --standby TARGET");
        foreach (var other in it.Cluster.Members.Where(other => other != it.Member && it.Leaf is not null))
            if (other.Endpoints.Any(endpoint => endpoint.Handshake is Tls.HandshakeOutcome.Served served && served.LeafSha256 == it.Leaf!.Sha256))
                yield return new(
                    FindingRules.CertificateOfAnotherMember,
                    it.Member.Target,
                    $"the same certificate as {other.Target}",
                    "handshake",
                    $"Give each member its own: {it.Command("plan")}");
    }
}
