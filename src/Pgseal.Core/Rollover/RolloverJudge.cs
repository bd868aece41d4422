using System.Globalization;
using Pgseal.Core.Certificates;
using Pgseal.Core.Hosts;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Rollover;

/// <summary>Decides, from facts alone, whether an authority that is being replaced may be dropped.</summary>
/// <remarks>
/// A server never learns whether a client verified it: only of standbys is it known, since their settings and files can be read. Sessions on a
/// Unix socket are left out; they use no TLS.
/// </remarks>
public static class RolloverJudge
{
    /// <param name="acceptsUnproven">The operator takes all clients that are not proven on himself.</param>
    public static RolloverFindings Judge(string cluster, ValueList<RolloverMember> members, Authority authority, bool acceptsUnproven)
    {
        var facts = new ClusterFacts(cluster, members.Select(member => member.Facts).ToValueList());
        var standbys = members.Select(member => (Standby: member, Row: ReceiverMap.RowOf(facts, member.Facts)))
            .Where(it => it.Row is not null)
            .ToList();
        var clients = members.SelectMany(member => Clients(
            member.Facts,
            standbys.Where(it => member.Facts.Receivers.Or([]).Contains(it.Row!)).ToDictionary(it => it.Row!.Pid, it => it.Standby),
            authority)).ToValueList();
        return new(clients,
        [
            .. members.SelectMany(member => Served(member.Facts, authority)),
            .. acceptsUnproven ? [] : Unproven(members, clients),
        ]);
    }

    static IEnumerable<Blocker> Served(MemberFacts member, Authority authority)
    {
        if (member.Server?.Settings.IsOn("ssl") != true)
            yield break;
        var seen = Certificates(member).ToList();
        if (seen.Count == 0)
            yield return new("TLS is on, and which certificate is served could not be seen", member.Target, "Run pgseal where one of its addresses can be reached");
        foreach (var old in seen.Where(authority.IsOfReplaced).Take(1))
            yield return new(
                $"{member.Target} still has {old.Subject}, signed by {authority.Replaced!.Subject}", member.Target, $"Have it issued anew: {ShellWord.Join(["pgseal", "cert", "renew", member.Target, "--yes"])}");
    }

    static IEnumerable<Blocker> Unproven(ValueList<RolloverMember> members, ValueList<RolloverClient> clients)
    {
        const string Next = "Give each of them the trust file and let it connect anew, or take them on yourself: --accept-unproven all";
        foreach (var member in members)
            if (member.Facts.Sessions.Match<string?>(_ => null, because => because) is { } because)
                yield return new($"the clients of {member.Facts.Target} could not be seen: {because}", member.Facts.Target, Next);
        if (clients.Where(client => !client.IsProven).ToList() is [var first, ..] unproven)
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"not proven to trust {(unproven.Count == 1 ? "the new authority is one client" : $"the new authority are {unproven.Count} clients")}, {Name(first)}{(unproven.Count == 1 ? "" : " first")}"),
                first.Member,
                Next);
    }

    static IEnumerable<RolloverClient> Clients(MemberFacts member, Dictionary<int, RolloverMember> standbys, Authority authority)
    {
        var since = NewSince(member, authority);
        return member.Sessions.Or([])
            .Where(session => session.Kind != ConnectionKind.Local)
            .Select(session => (Session: session, IsSince: session.BackendStart > since, Proof: Prove(session, session.BackendStart > since, standbys.GetValueOrDefault(session.Pid), authority)))
            .GroupBy(it => (it.Session.User, it.Session.Database, it.Session.ApplicationName, it.Session.ClientAddress, it.Session.Kind, it.Proof))
            .Select(it => new RolloverClient(
                member.Target, it.Key.User, it.Key.Database, it.Key.ApplicationName, it.Key.ClientAddress, it.Key.Kind, it.Count(), it.Count(one => one.IsSince), it.Key.Proof.IsProven, it.Key.Proof.Why));
    }

    /// <summary>A session that began later than the server loaded its configuration met the certificate that is served now; null while that is not the new one.</summary>
    static DateTimeOffset? NewSince(MemberFacts member, Authority authority) =>
        member.Server is { } server && Certificates(member).ToList() is [_, ..] seen && seen.All(it => authority.Issued(it) && !authority.IsOfReplaced(it))
            ? server.ConfigurationLoadedAt
            : null;

    static (bool IsProven, string Why) Prove(Session session, bool isSince, RolloverMember? standby, Authority authority) =>
        standby is null ? (false, session.Kind == ConnectionKind.Tls ? "whether it verifies cannot be seen from here" : "it uses no TLS now")
        : standby.Facts.Upstream?.SslMode is not ("verify-ca" or "verify-full") ? (false, $"the standby {standby.Facts.Target} does not verify whom it streams from")
        : standby.Root is null ? (false, $"primary_conninfo of {standby.Facts.Target} names no sslrootcert")
        : standby.Root.Match<string?>(_ => null, because => because) is { } unseen ? (false, $"what {standby.Facts.Target} trusts could not be seen: {unseen}")
        : !standby.Root.Or([]).Any(root => root.Sha256 == authority.Certificate?.Sha256) ? (false, $"the sslrootcert of {standby.Facts.Target} does not hold the new authority")
        : session.Kind != ConnectionKind.Tls ? (false, $"{standby.Facts.Target} streams without TLS")
        : !isSince ? (false, $"{standby.Facts.Target} trusts the new authority, but streams in a session from before; end it: SELECT pg_terminate_backend({session.Pid.ToString(CultureInfo.InvariantCulture)})")
        : (true, $"{standby.Facts.Target} verifies with {standby.Facts.Upstream.SslMode}, and did so with the new certificate");

    /// <summary>Everything that the member serves or would load next.</summary>
    static IEnumerable<CertificateFacts> Certificates(MemberFacts member) =>
    [
        .. member.Endpoints.Select(endpoint => endpoint.Handshake is HandshakeOutcome.Served { Certificates: [var leaf, ..] } ? CertificateFacts.FromDer(leaf.Span) : null).OfType<CertificateFacts>(),
        .. member.Pair.Match(pair => pair.Certificate.Match<CertificateFacts[]>(it => [it], _ => []), _ => []),
    ];

    static string Name(RolloverClient client) => $"{client.User}@{client.Database ?? "replication"}{(client.Address is { } address ? $" from {address}" : "")}";
}
