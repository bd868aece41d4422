using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Rollover;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Certificates;

namespace Pgseal.Live.Rollover;

/// <summary>Looks at the members and their clients, and drops the old authority where nothing stands against it.</summary>
public static class RolloverFinisher
{
    /// <exception cref="RolloverNotUnderway">There is nothing to end.</exception>
    /// <exception cref="PgsealException">A member cannot be reached.</exception>
    public static async Task<RolloverEnd> FinishAsync(IReadOnlyList<ClusterTargets> clusters, RolloverOptions options, CancellationToken cancellationToken)
    {
        var authority = Facts(options.Home);
        var findings = new List<RolloverFindings>();
        var opened = new List<OpenMembers>();
        try
        {
            foreach (var cluster in clusters)
            {
                var open = await OpenMembers.OpenAsync(cluster.All, options.Timeout, options.CommandLine, cancellationToken);
                opened.Add(open);
                var members = await Task.WhenAll(open.All.Select(member => ReadAsync(member, options.Timeout, cancellationToken)));
                findings.Add(RolloverJudge.Judge(open.All[0].Name, members.ToValueList(), authority, options.AcceptsUnproven));
            }
            var all = new RolloverFindings(findings.SelectMany(it => it.Clients).ToValueList(), findings.SelectMany(it => it.Blockers).ToValueList());
            if (all.Blockers.Count > 0)
                return new(all, null);
            var retired = AuthorityRollover.Finish(options.Home, DateTimeOffset.UtcNow);
            foreach (var member in opened.SelectMany(it => it.All))
                UpstreamTrust.Follow(member, authority);
            return new(all, retired);
        }
        finally
        {
            foreach (var open in opened)
                await open.DisposeAsync();
        }
    }

    static Authority Facts(string home)
    {
        using var authority = LocalAuthority.TryOpen(home);
        return authority?.Replaced is { } old
            ? new(authority.CertificateFile, authority.Certificate) { Replaced = old.Certificate }
            : throw new RolloverNotUnderway(home);
    }

    static async Task<RolloverMember> ReadAsync(Member member, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var facts = await FactsReader.ReadAsync(member.Session, Scope.Remote, timeout, cancellationToken);
        return new(facts, await UpstreamTrust.ReadAsync(member, cancellationToken));
    }
}
