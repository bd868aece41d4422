using Pgseal.Core.Planning;
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
            Locked = authority?.IsLocked == true ? new(AuthorityLocked.NotGiven, AuthorityLocked.Remedy) : null,
        };
    }

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
