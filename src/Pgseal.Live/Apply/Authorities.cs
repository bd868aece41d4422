using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Live.Certificates;

namespace Pgseal.Live.Apply;

/// <summary>The authority that signs for a cluster, as plans and answers know it.</summary>
static class Authorities
{
    /// <summary>What a plan is decided from.</summary>
    public static Authority Facts(string directory, RunOptions options)
    {
        using var authority = LocalAuthority.TryOpen(directory, options.AuthorityPassphrase);
        return new(LocalAuthority.CertificateFileIn(directory), authority?.Certificate)
        {
            Replaced = authority?.Replaced?.Certificate,
            Locked = authority?.IsLocked == true ? new(AuthorityLocked.NotGiven, AuthorityLocked.Remedy) : null,
        };
    }

    /// <summary>How each cluster that the authority signs for is renewed.</summary>
    public static ValueList<Renewal> Renewals(PreparedClusters prepared, IReadOnlyList<ClusterTargets> clusters, RunOptions options, AuditReport? audit) =>
        prepared.All.Zip(clusters, audit?.Clusters ?? []).Where(it => it.First.Plan.AuthorityFile is not null).SelectMany(it =>
        {
            var ends = it.Third.Members.Select(member => member.Serving?.Certificate?.NotAfter).OfType<DateTimeOffset>().ToList();
            return ends.Count == 0 ? [] : (Renewal[])[RenewalLine.Of(it.Second, ends.Min(), options.StateDirectory, options.AuthorityPassphraseFile)];
        }).ToValueList();

    /// <summary>What clients put into sslrootcert after a run.</summary>
    /// <returns>Null when no local authority signed anything.</returns>
    public static AuthorityReport? Report(PreparedClusters prepared)
    {
        foreach (var cluster in prepared.All)
            if (cluster.Plan.AuthorityFile is { } file)
            {
                using var authority = LocalAuthority.TryOpen(cluster.AuthorityDirectory);
                if (authority is not null)
                    return new(file, authority.Certificate.Sha256);
            }
        return null;
    }
}
