using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Text;

namespace Pgseal.Core.Posture.Rules;

/// <summary>The doors beside the one that TLS closes: who gets in from remote, and by what.</summary>
/// <remarks>Remote is outside the local networks, also where the scope is all: what comes from this machine is no matter of these findings.</remarks>
static class DoorRules
{
    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (DoorCase.Of(it.Member, it.Scope) is not { } door)
            yield break;
        var doubts = new List<(string Because, FindingRule Rule)>();
        foreach (var (rule, subject, proof, hint) in Questions(it, door))
            if (proof is Proof.Refuted { Witness: var witness })
                yield return new(rule, subject, $"{WitnessText.Of(witness)} is admitted", $"{witness.File}:{witness.Line}", hint);
            else if (proof is Proof.Unknown unknown)
                doubts.Add((string.Join("; ", unknown.Because), rule));
        if (IsWide(it.Member.Server?.Settings.Value("listen_addresses")))
            switch (door.AskOnlyTheMachine())
            {
                case Proof.Proven:
                    yield return Listening(it);
                    break;
                case Proof.Unknown unknown:
                    doubts.Add((string.Join("; ", unknown.Because), FindingRules.ListenWiderThanRules));
                    break;
            }
        foreach (var alike in doubts.GroupBy(doubt => doubt.Because))
            yield return door.Unanswered(alike.Key, alike.Select(doubt => doubt.Rule));
    }

    static IEnumerable<(FindingRule Rule, string Subject, Proof Proof, string Hint)> Questions(MemberCase it, DoorCase door)
    {
        yield return (
            FindingRules.TrustFromRemote,
            it.Member.Target,
            door.Ask(new HbaProperty.NoTrustFromRemote()),
            "Write scram-sha-256 (or cert) for trust on that line, then reload: SELECT pg_reload_conf()");
        yield return (
            FindingRules.CleartextPasswordFromRemote,
            it.Member.Target,
            door.Ask(new HbaProperty.NoCleartextPasswordWithoutTls()),
            $"Make the line hostssl, and write scram-sha-256 where it says password: {it.Command("plan")}");
        yield return (
            FindingRules.ReplicationFromAnywhere,
            it.Member.Target,
            door.AskReplicationFromAnywhere(),
            "Name the standbys' addresses on that line, one line each, then reload: SELECT pg_reload_conf()");
        foreach (var role in it.Member.Environment?.Roles ?? [])
            if (role is { IsSuperuser: true, CanLogin: not false })
                yield return (
                    FindingRules.SuperuserReachableRemotely,
                    $"superuser {role.Name}",
                    door.AskOnlyLocal(role.Name),
                    $"Put above that line: host all {SqlText.Identifier(role.Name.ToString())} all reject, after a line for the addresses it is to come from, then reload: SELECT pg_reload_conf()");
    }

    static Finding Listening(MemberCase it)
    {
        var setting = it.Member.Server!.Settings.Find("listen_addresses")!;
        return new(
            FindingRules.ListenWiderThanRules,
            "listen_addresses",
            $"listen_addresses = {setting.Value}, and the rules admit nobody from another machine",
            SettingPlace.Of(setting),
            "Listen where it is needed: ALTER SYSTEM SET listen_addresses = 'localhost', then restart");
    }

    /// <summary>Names are left to the server's resolver: only localhost is known to be this machine.</summary>
    static bool IsWide(string? listenAddresses) => (listenAddresses ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Trim('"'))
        .Any(entry => entry != "localhost" && !(IPAddress.TryParse(entry, out var address) && IPAddress.IsLoopback(address)));
}
