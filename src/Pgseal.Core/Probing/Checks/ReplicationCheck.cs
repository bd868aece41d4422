namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether replication in clear gets past the rules: physical has lines of its own, logical does not.</summary>
static class ReplicationCheck
{
    public static Judged Judge(EndpointSeen seen) => PlaintextTries.Judge(seen, seen.Plaintext.Where(tried => tried.Login.IsReplication));
}
