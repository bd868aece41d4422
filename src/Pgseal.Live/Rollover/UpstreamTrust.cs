using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Rollover;

/// <summary>Which authorities a standby trusts when it streams.</summary>
static class UpstreamTrust
{
    /// <summary>The file that sslrootcert of its primary_conninfo names, read by the standby itself; null where it names none.</summary>
    public static async Task<Observed<ValueList<CertificateFacts>>?> ReadAsync(Member member, CancellationToken cancellationToken)
    {
        if (member.Server.Role != MemberRole.Standby || Root(member) is not { } file)
            return null;
        var bytes = await Permitted.ReadAsync(member.Server, "its sslrootcert", () => FileReader.ReadAsync(member.Session, file, cancellationToken));
        return bytes.Select(pem => (pem is null ? null : CertificateFile.Read(pem)) ?? []);
    }

    /// <summary>Lets every standby of a run that is hardened trust both authorities of a rollover, before anybody serves what the new one signed.</summary>
    public static void Follow(PreparedClusters prepared, RunOptions options)
    {
        foreach (var cluster in prepared.All)
        {
            var authority = Authorities.Facts(cluster.AuthorityDirectory, options);
            foreach (var member in cluster.Members)
                Follow(member, authority);
        }
    }

    /// <summary>Brings the copy of the authority's file up to date that <c>apply --harden-standbys</c> gave this standby; others stay as they are.</summary>
    public static void Follow(Member member, Authority authority)
    {
        if (member.Host is null || member.Directory.UpstreamAuthority() is not { } copy || authority.Replaced is not { } replaced)
            return;
        var now = HostFile.Read(authority.File);
        if (!copy.AsSpan().SequenceEqual(now) && CertificateFile.Read(copy)?.Any(it => it.Sha256 == replaced.Sha256) == true)
            member.Directory.KeepUpstreamAuthority(now);
    }

    static string? Root(Member member)
    {
        try
        {
            return KeyValueText.Find(member.Server.Settings.Value("primary_conninfo") ?? "", "sslrootcert") is { Length: > 0 } file and not "system" ? file : null;
        }
        catch (InvalidTarget)
        {
            return null;
        }
    }
}
