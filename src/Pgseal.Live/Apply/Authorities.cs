using Pgseal.Core.Planning;
using Pgseal.Live.Certificates;

namespace Pgseal.Live.Apply;

/// <summary>What clients put into sslrootcert after a run.</summary>
static class Authorities
{
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
