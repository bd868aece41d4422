using Pgseal.Core.Certificates;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture.Rules;

/// <summary>What a client meets on a standby and not on its primary: a failover changes it.</summary>
/// <remarks>Paths, ports and addresses may differ; ssl itself is told by <c>tls-off</c>. Every finding stands on the standby and is about its primary.</remarks>
static class DifferenceRules
{
    /// <summary>Settings that do not depend on the host.</summary>
    static readonly ValueList<string> Common =
    [
        "ssl_min_protocol_version", "ssl_max_protocol_version", "ssl_ciphers", "ssl_tls13_ciphers", "ssl_ecdh_curve", "ssl_groups", "password_encryption",
    ];

    public static IEnumerable<Finding> Find(MemberCase it)
    {
        foreach (var finding in SharedKeys(it))
            yield return finding;
        var primary = it.Cluster.Primary;
        if (it.Member == primary || it.Member.Server is not { } server || primary.Server is not { } first)
            yield break;
        foreach (var finding in Rules(it.Member, primary))
            yield return finding;
        foreach (var name in Common)
            if (server.Settings.Find(name) is { } here && first.Settings.Find(name) is { } there && !Settings.SettingValue.AreSame(name, here.Value, there.Value))
                yield return Differs(
                    name, $"{Shown(here.Value)} here, {Shown(there.Value)} on {primary.Target}", SettingPlace.Of(here), $"Set both alike: ALTER SYSTEM SET {name} = '{there.Value}', then SELECT pg_reload_conf()");
        foreach (var finding in Authorities(it.Member, primary))
            yield return finding;
        if (Signer(it.Member) is { } signer && Signer(primary) is { } other && signer != other)
            yield return Differs("server certificate", $"signed by {signer} here, by {other} on {primary.Target}", "handshake", $"Let one authority sign both: {it.Command("plan")}");
    }

    static IEnumerable<Finding> SharedKeys(MemberCase it) => it.Cluster.Members
        .Where(other => other != it.Member)
        .Select(other => (other.Target, Leaf: Leaf(other)))
        .Where(other => other.Leaf is not null && it.Leaf is not null && other.Leaf.PublicKeySha256 == it.Leaf.PublicKeySha256 && other.Leaf.Sha256 != it.Leaf.Sha256)
        .Select(other => new Finding(
            FindingRules.KeyOfAnotherMember, it.Member.Target, $"another certificate for the same key as {other.Target}", "handshake", $"Give each member its own key: {it.Command("plan")}"));

    /// <summary>Each is judged in the primary's surroundings: another interface is no other rule, and TLS that one of them does not serve is told elsewhere.</summary>
    static IEnumerable<Finding> Rules(MemberFacts standby, MemberFacts primary)
    {
        if (standby.Rules is not Observed<RulesFacts>.Seen { Value: var here } || primary.Rules is not Observed<RulesFacts>.Seen { Value: var there }
            || primary.Environment is not { } environment || here.Errors.Any() || there.Errors.Any())
            yield break;
        if (here.FromView || there.FromView)
        {
            yield return Undecided.Forbidden(
                standby, "the rules files cannot be read, so they cannot be compared", $"Grant it what an audit reads: {AccessRules.Grants}", FindingRules.MembersDiffer);
            yield break;
        }
        if (SameRules.Are(here.Tree, there.Tree))
            yield break;
        var surroundings = environment with { Ssl = null };
        var comparison = HbaDiff.Between(there.Tree, surroundings, here.Tree, surroundings);
        if (comparison.Changes is [var change, ..])
            yield return Differs(
                "pg_hba.conf",
                $"{WitnessText.Of(change.Connection)}: {Fate(change.After, change.AfterRule)} here, {Fate(change.Before, change.BeforeRule)} on {primary.Target}{More(comparison.Changes.Count - 1)}",
                change.AfterRule?.Place ?? here.Tree.MainFile,
                "Make the rules of all members the same: pgseal hba diff FILE FILE shows every difference");
        else if (comparison.Because.Count > 0)
            yield return Undecided.Doubt(standby, string.Join("; ", comparison.Because), FindingRules.MembersDiffer);
    }

    static string Fate(HbaFate fate, HbaRule? rule) => rule is null ? $"{fate}" : $"{fate} by {rule.Place}";

    static string More(int others) => others == 0 ? "" : $" (and {others} more)";

    static IEnumerable<Finding> Authorities(MemberFacts standby, MemberFacts primary)
    {
        if (standby.ClientAuthorities is not Observed<ValueList<string>>.Seen { Value: var here } || primary.ClientAuthorities is not Observed<ValueList<string>>.Seen { Value: var there })
            return new[] { standby, primary }
                .Select(member => member.ClientAuthorities.Match<string?>(_ => null, because => because))
                .OfType<string>()
                .Take(1)
                .Select(because => Undecided.Forbidden(standby, because, $"Grant it what an audit reads: {AccessRules.Grants}", FindingRules.MembersDiffer));
        return here == there
            ? []
            : [Differs(
                "ssl_ca_file",
                $"{Counted(here.Except(there).Count())} here and not on {primary.Target}, {Counted(there.Except(here).Count())} there and not here",
                standby.Server!.Settings.Path("ssl_ca_file") ?? "ssl_ca_file",
                "Give all members the same ssl_ca_file, then reload: SELECT pg_reload_conf()")];
    }

    static string Counted(int authorities) => authorities == 1 ? "1 authority" : $"{authorities} authorities";

    static string Shown(string value) => value.Length == 0 ? "nothing" : value;

    /// <summary>Who stands at the top of the chain that it serves; null without TLS, and for a self-signed one, which is a finding of its own.</summary>
    static string? Signer(MemberFacts member) =>
        Served(member) is { Certificates: [.., var top] } && Leaf(member) is { IsSelfSigned: false } ? CertificateFacts.FromDer(top.Span)?.Issuer : null;

    static CertificateFacts? Leaf(MemberFacts member) => Served(member) is { } served ? CertificateFacts.FromDer(served.Certificates[0].Span) : null;

    static HandshakeOutcome.Served? Served(MemberFacts member) => member.Endpoints.Select(endpoint => endpoint.Handshake).OfType<HandshakeOutcome.Served>().FirstOrDefault();

    static Finding Differs(string subject, string observed, string source, string hint) => new(FindingRules.MembersDiffer, subject, observed, source, hint);
}
