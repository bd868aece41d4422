using Pgseal.Core.Certificates;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Planning;

/// <summary>Decides, from facts alone, which members get a new certificate while everything else stays as it is.</summary>
/// <remarks>
/// The new one covers all that the old one covers: names given when that was issued are written down nowhere else. A pair of somebody else's
/// authority is named and not touched.
/// </remarks>
public static class RenewalPlanner
{
    /// <param name="members">The primary first, as in the facts; the plan puts standbys first.</param>
    public static ClusterPlan Plan(ClusterFacts cluster, ValueList<MemberInput> members, RenewalPolicy policy, Authority authority, DateTimeOffset now)
    {
        var plans = members.Select(member => (member, Decision: Decide(member, policy, authority, now))).ToList();
        var issues = plans.Any(it => it.Decision.Change is Change.InstallCertificate { Imported: false });
        var ours = plans.Any(it => it.Decision is { Change: null, Certificate: { } kept } && authority.Issued(kept));
        return new(
            cluster.Name,
            cluster.Primary.Server?.SystemIdentifier ?? "",
            issues || ours ? authority.File : null,
            plans.OrderByDescending(it => it.member.Facts.Server?.Role == MemberRole.Standby)
                .Select(it => MemberPlan(it.member, it.Decision, policy))
                .ToValueList(),
            [
                .. policy.Import?.Blockers ?? [],
                .. plans.SelectMany(it => policy.IsOneMember ? Guards.OfOneMember(it.member) : Guards.OfAnyChange(cluster, it.member)),
                .. plans.Select(it => it.Decision.Blocker).OfType<Blocker>(),
                .. issues ? authority.Blockers : [],
            ])
        {
            Facts = Fingerprint.Of(cluster),
        };
    }

    static MemberPlan MemberPlan(MemberInput member, RenewalDecision decision, RenewalPolicy policy)
    {
        var end = (decision.Change as Change.InstallCertificate)?.NotAfter ?? decision.Certificate?.NotAfter;
        return new(
            member.Facts.Target,
            member.Facts.Server?.Role ?? MemberRole.Unknown,
            decision.Change is { } change && member.Facts.Server is { } server ? [change, .. SettingChanges.ForPair(member, server.Settings)] : [],
            ToDrain: [],
            decision.Notes)
        {
            Expiry = end is { } last ? new(last, last - policy.Within, decision.Change is not null) : null,
        };
    }

    static RenewalDecision Decide(MemberInput member, RenewalPolicy policy, Authority authority, DateTimeOffset now)
    {
        var pair = member.Facts.Pair.Match<PairFacts?>(seen => seen, _ => null);
        var current = pair?.Certificate.Match<CertificateFacts?>(seen => seen, _ => null);
        if (member.Facts.Server is not { } server)
            return new(current);
        if (!server.Settings.IsOn("ssl"))
            return new(current) { Blocker = new("TLS is not switched on here, so there is nothing to renew", member.Facts.Target, "Take it to TLS first: pgseal apply TARGET") };
        if (policy.Import is { } import)
            return current is not null && current == import.Judgement.Certificate && pair!.Faults.Count == 0 && IsServed(member, current)
                ? new(current) { Notes = ["the pair given is in use already"] }
                : new(current)
                {
                    Change = CertificateChange.Import(member, import).FirstOrDefault(),
                    Notes = [.. import.Judgement.Warned.Select(warning => warning.Sentence), .. NotCovered(member, import)],
                    Blocker = Protected(member, pair, policy),
                };
        if (current is null)
            return new(null) { Blocker = new(member.Facts.Pair.Match(seen => seen.Faults is [var fault, ..] ? fault : "there is no certificate to renew", because => because), member.Facts.Target, "Have one issued: pgseal apply TARGET") };
        var due = Due(member, pair!, current, policy, authority, now);
        if (!authority.Issued(current))
            return Foreign(member, current, due);
        return due is null
            ? new(current) { Notes = [$"nothing is due: {current.Subject} is valid until {current.NotAfter:yyyy-MM-dd} and is renewed from {current.NotAfter - policy.Within:yyyy-MM-dd} on"] }
            : new(current)
            {
                Change = CertificateChange.Issue(member, Next(member, current), authority, due, now),
                Notes = [.. EndOfAuthority(authority, policy, now)],
                Blocker = Protected(member, pair, policy),
            };
    }

    /// <summary>What it signs now will be due again at once.</summary>
    static IEnumerable<string> EndOfAuthority(Authority authority, RenewalPolicy policy, DateTimeOffset now) =>
        authority.Certificate is { } own && own.NotAfter - policy.Within <= now
            ? [$"the authority itself ends {own.NotAfter:yyyy-MM-dd}, and no certificate outlives it: replace it: pgseal cert ca rollover --start"]
            : [];

    static RenewalDecision Foreign(MemberInput member, CertificateFacts current, string? due)
    {
        var whose = current.IsSelfSigned ? $"{current.Subject} is self-signed" : $"{current.Subject} was issued by {current.Issuer}, not by the authority here";
        return new(current)
        {
            Notes = [$"{whose}: it is not touched; it is valid until {current.NotAfter:yyyy-MM-dd}"],
            Blocker = due is null ? null : new(
                $"{whose}, and is not touched, although {due}", member.Facts.Target, "Renew it where it came from, then: pgseal cert import TARGET --certificate FILE --key FILE"),
        };
    }

    /// <summary>Why it is to be replaced now; null when it is not.</summary>
    static string? Due(MemberInput member, PairFacts pair, CertificateFacts current, RenewalPolicy policy, Authority authority, DateTimeOffset now) =>
        pair.Faults is [var fault, ..] ? fault
        : now > current.NotAfter ? $"it ended {current.NotAfter:yyyy-MM-dd}"
        : now < current.NotBefore ? $"it is not valid before {current.NotBefore:yyyy-MM-dd}"
        : now >= current.NotAfter - policy.Within ? $"it ends {current.NotAfter:yyyy-MM-dd}"
        : member.Facts.Endpoints.Any(endpoint => endpoint.Handshake is HandshakeOutcome.NotServed) ? "ssl is on, and the server answers that it has no TLS"
        : !IsServed(member, current) ? "another certificate is served than the one in the file"
        : authority.IsOfReplaced(current) ? $"it was signed by {authority.Replaced!.Subject}, which is being replaced"
        : null;

    static bool IsServed(MemberInput member, CertificateFacts file) =>
        member.Facts.Endpoints.All(endpoint => endpoint.Handshake is not HandshakeOutcome.Served served || served.LeafSha256 == file.Sha256);

    /// <summary>With all names of the old one and those that the member has now, and a key of the same type.</summary>
    static LeafSpec Next(MemberInput member, CertificateFacts current)
    {
        var names = member.Host.Names with
        {
            Names = member.Host.Names.Names.Concat(current.DnsNames.Where(name => !System.Net.IPAddress.TryParse(name, out _))).Distinct(StringComparer.Ordinal).ToValueList(),
            Addresses = member.Host.Names.Addresses.Concat(current.IpAddresses).Distinct().ToValueList(),
        };
        return LeafSpec.For(names) with { KeyType = current.KeyAlgorithm == "RSA" ? KeyType.Rsa3072 : KeyType.EcP256 };
    }

    /// <summary>A server whose key has a passphrase reads a new one as its settings say, or only when it starts.</summary>
    static Blocker? Protected(MemberInput member, PairFacts? pair, RenewalPolicy policy) =>
        !(policy.Import?.KeyIsProtected ?? pair?.KeyEncrypted == true) ? null
        : member.Facts.Server!.Settings.Value("ssl_passphrase_command") is null or "" ? new(
            "the key is protected by a passphrase, and ssl_passphrase_command is not set: the server could not ask for it", member.Facts.Target, "Give the key without a passphrase, or set ssl_passphrase_command")
        : !member.Facts.Server!.Settings.IsOn("ssl_passphrase_command_supports_reload") ? new(
            "the server's key is protected by a passphrase and ssl_passphrase_command_supports_reload is off: it would read a new key at a restart only",
            member.Facts.Target,
            "Where ssl_passphrase_command needs no terminal: ALTER SYSTEM SET ssl_passphrase_command_supports_reload = on; SELECT pg_reload_conf(); then try again. Otherwise install the pair by hand and restart")
        : !policy.HasKeyPassphrase ? new(
            "the server's key is protected by a passphrase, and the new one is to be protected likewise", member.Facts.Target, "Give the passphrase that ssl_passphrase_command answers: --key-passphrase-file FILE")
        : null;

    static IEnumerable<string> NotCovered(MemberInput member, ImportedPair import) => import.Judgement.Certificate is not { } certificate ? [] : member.Host.Names.Names
        .Where(name => name != "localhost" && !certificate.Covers(name))
        .Select(name => $"the certificate does not cover {name}; clients that verify the name cannot connect to it there");
}
