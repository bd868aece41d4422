using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Planning;

/// <summary>What stops a change before anything is touched (exit 4).</summary>
static class Guards
{
    static readonly ValueList<string> Ours = ["ssl", "ssl_cert_file", "ssl_key_file", "ssl_min_protocol_version"];

    public static IEnumerable<Blocker> Find(ClusterFacts cluster, MemberInput member, ChangePolicy policy) =>
        member.Facts.Server is not { } server ? [] :
        [
            .. Lockout(member),
            .. OfAnyChange(cluster, member),
            .. Floor(member.Facts, server, policy.Floor),
            .. Receivers(cluster, member.Facts, policy),
        ];

    /// <summary>What stops every change, whichever way it leads.</summary>
    public static IEnumerable<Blocker> OfAnyChange(ClusterFacts cluster, MemberInput member) =>
        member.Facts.Server is not { } server ? [] : [.. Place(cluster, member.Facts, server), .. OfOneMember(member)];

    /// <summary>What stops every change of a member, whatever its role in the cluster.</summary>
    public static IEnumerable<Blocker> OfOneMember(MemberInput member) =>
        member.Facts.Server is not { } server ? [] :
        [
            .. Version(member.Facts, server),
            .. Ownership(member.Facts, server),
            .. AlterSystem(member.Facts, server),
            .. member.Facts.FileErrors.Or([]).Select(error => new Blocker(
                $"a configuration file has an error that would stop the next start: {error.Message}",
                $"{error.File}:{error.Line}",
                "Correct the line, then reload: SELECT pg_reload_conf()")),
            .. member.Host.Blockers,
        ];

    static IEnumerable<Blocker> Lockout(MemberInput member)
    {
        if (member.Operator.ForbidsTls)
            yield return new(
                "your own target says sslmode=disable, and plaintext is about to be refused: you would lock yourself out",
                member.Facts.Target,
                "Say sslmode=prefer or stronger in the target, or unset PGSSLMODE");
    }

    static IEnumerable<Blocker> Place(ClusterFacts cluster, MemberFacts member, ServerFacts server)
    {
        var isFirst = member == cluster.Primary;
        if (isFirst && server.Role == MemberRole.Standby)
            yield return new("this is a standby", member.Target, "Name its primary as the target, and this one with --standby");
        if (!isFirst && server.Role == MemberRole.Primary)
            yield return new("this is a primary, not a standby", member.Target, "Name it as a target of its own");
        if (!isFirst && cluster.Primary.Server is { } primary && primary.SystemIdentifier != server.SystemIdentifier)
            yield return new(
                $"this is a standby of another cluster (system identifier {server.SystemIdentifier}, the primary's is {primary.SystemIdentifier})",
                member.Target,
                "Name a standby of this primary");
    }

    static IEnumerable<Blocker> Version(MemberFacts member, ServerFacts server)
    {
        if (!VersionFacts.IsSupported(server.Version))
            yield return new(
                $"PostgreSQL {server.Version} is not one pgseal is tested with ({VersionFacts.OldestMajor} to {VersionFacts.NewestMajor})",
                member.Target,
                "Audit it instead: pgseal audit TARGET");
    }

    static IEnumerable<Blocker> Ownership(MemberFacts member, ServerFacts server)
    {
        if (server.BehindPooler is { } pooler)
            yield return new(pooler, member.Target, "Name the server itself as the target");
        foreach (var manager in member.Managers)
            yield return new($"{manager.Name} manages this server's configuration", manager.Evidence, manager.Instead);
        if (!server.IsSuperuser)
            yield return new($"the role {server.CurrentUser} is no superuser, and ALTER SYSTEM needs one", member.Target, "Use a superuser for the target");
    }

    static IEnumerable<Blocker> AlterSystem(MemberFacts member, ServerFacts server)
    {
        if (server.Settings.Value("allow_alter_system") == "off")
            yield return new("allow_alter_system is off, so settings cannot be changed by SQL", member.Target, "Set allow_alter_system = on in postgresql.conf and reload");
        foreach (var name in Ours)
            if (server.Settings.Find(name) is { IsForced: true } forced)
                yield return new(
                    $"{name} is given on the server's command line ({forced.Value}), which no file can override",
                    member.Target,
                    $"Start the server without -c {name}");
    }

    static IEnumerable<Blocker> Floor(MemberFacts member, ServerFacts server, TlsFloor floor)
    {
        if (server.Settings.Value("ssl_max_protocol_version") is { Length: > 0 } highest && TlsFloors.IsBelow(highest, floor))
            yield return new(
                $"ssl_max_protocol_version is {highest}, below the floor {TlsFloors.Setting(floor)}",
                member.Target,
                "Raise it: ALTER SYSTEM RESET ssl_max_protocol_version");
    }

    /// <summary>A receiver that cannot come back, or of which nobody knows whether it can, is not cut off.</summary>
    static IEnumerable<Blocker> Receivers(ClusterFacts cluster, MemberFacts member, ChangePolicy policy)
    {
        var row = ReceiverMap.RowOf(cluster, member);
        if (member.Upstream is { SslMode: "disable", IsSocket: false } && (row?.Address is not { } address || policy.Scope.Covers(address))
            && !policy.HardenStandbys
            && !policy.Accepted.Covers(row?.User, null))
            yield return new(
                "this standby's primary_conninfo says sslmode=disable: once plaintext is refused it cannot come back",
                member.Target,
                "Change sslmode in its primary_conninfo to prefer or stronger and reload it, or let pgseal: --harden-standbys");
        var plain = member.Sessions.Or([]).Where(session => session.IsPlaintextIn(policy.Scope)).Select(session => session.Pid).ToHashSet();
        foreach (var unnamed in ReceiverMap.Unnamed(cluster, member))
            if (plain.Contains(unnamed.Pid) && !policy.Accepted.Covers(unnamed.User, null))
                yield return new(
                    $"{unnamed.ApplicationName} at {unnamed.Address} receives replication in plaintext and is no member that was named: it may not be able to come back",
                    member.Target,
                    $"Name it: --standby TARGET, or accept that it is refused: --accept-refusals {unnamed.User}@replication");
    }
}
