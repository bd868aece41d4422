using Pgseal.Core.Hba;
using Pgseal.Core.Observing;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>Judges the clients of one member against the rules and the floor that are to come.</summary>
sealed class ClientJudge
{
    readonly ClusterFacts cluster;
    readonly MemberFacts member;
    readonly ChangePolicy policy;
    readonly FirstMatch? before, after;

    /// <param name="after">The rules as they will be; null where that cannot be told.</param>
    public ClientJudge(ClusterFacts cluster, MemberFacts member, HbaTree? after, ChangePolicy policy)
    {
        (this.cluster, this.member, this.policy) = (cluster, member, policy);
        if (member.Environment is not { } environment || after is null)
            return;
        var served = environment with { Ssl = true };
        before = member.Rules.Match<FirstMatch?>(rules => new FirstMatch(rules.Tree, served), _ => null);
        this.after = new(after, served);
    }

    public ClientImpact Of(SeenClient client)
    {
        var use = ClientUses.Of(client.Key, member.Environment?.Roles);
        ClientImpact Is(Expectation expectation, string because, string? line = null, string? toChange = null) =>
            new(client, use, expectation, because, line, toChange) { IsBelowFloor = client.LowestProtocol is { } protocol && TlsFloors.IsBelow(protocol, policy.Floor) };

        if (client.Count == 0)
            return NeverIn(client, Is);
        if (client.Key.IsLocal)
            return Is(Expectation.Stays, "it comes over a Unix socket");
        if (client.Key.Address is not { } address)
            return Is(Expectation.Untested, "the log has its name and not its address, so the rules cannot be asked about it");
        if (client.Plain > 0 && policy.Scope.Covers(address))
            return OnPlaintext(client, use, Is);
        if (client.Plain > 0 && Refusal(client, ConnectionKind.Plain) is { } plain)
            return Is(Expectation.WouldBeRefused, "no rule will admit it", plain, ClientAdvice.ToUseTls(client, use));
        return Encrypted(client, Is) ?? Is(Expectation.Stays, client.Plain > 0 ? "its address is not in scope" : client.Gss > 0 ? "it is GSS-encrypted" : "it uses TLS");
    }

    /// <summary>It was never let in while anybody looked.</summary>
    static ClientImpact NeverIn(SeenClient client, Func<Expectation, string, string?, string?, ClientImpact> be) =>
        client.Distrusts > 0
            ? be(Expectation.Untested, "it does not trust the certificate served now: it pins another authority", null, "Give it the authority that signs the new certificate (sslrootcert)")
        : client.HandshakesFailed > 0 ? be(Expectation.RefusedNow, $"its TLS handshake fails: {client.LastFailure}", null, null)
        : client.Refused > 0 ? be(Expectation.RefusedNow, client.LastFailure ?? "it is refused", null, null)
        : be(Expectation.Untested, "it connected and said nothing that was logged: a health check, or one that gave up", null, null);

    ClientImpact OnPlaintext(SeenClient client, ClientUse use, Func<Expectation, string, string?, string?, ClientImpact> be)
    {
        var line = Place(before, client, ConnectionKind.Plain);
        if (before is not null && Outcome(before, client, ConnectionKind.Plain)?.Admits == false)
            return be(Expectation.RefusedNow, "its plaintext is refused by the rules of now", line, ClientAdvice.ToUseTls(client, use));
        if (after is not null && Outcome(after, client, ConnectionKind.Tls)?.Admits == false)
            return be(Expectation.WouldBeRefused, "no rule will admit it, over TLS neither", Place(after, client, ConnectionKind.Tls) ?? line, ClientAdvice.TlsRule);
        if (Encrypted(client, be) is { } encrypted)
            return encrypted;
        var (expectation, because) = client.Key.IsPhysicalReplication && Standby(client) is { } standby ? OfStandby(standby) : OfClient(client);
        return be(
            expectation,
            because,
            Place(after, client, ConnectionKind.Plain) ?? line,
            expectation == Expectation.ComesBack ? null : ClientAdvice.ToUseTls(client, use));
    }

    /// <summary>Whoever chose plaintext while TLS was there will choose it again; of others nobody knows.</summary>
    static (Expectation, string) OfClient(SeenClient client) =>
        client.LastPlainWhileServed is not { } chose
            ? client.Tls > 0 ? (Expectation.ComesBack, "it has used TLS too")
                : (Expectation.Untested, client.Key.IsPhysicalReplication ? "it is no member that was named" : "it was opened before TLS was known to be served")
        : client.FirstTls > chose ? (Expectation.ComesBack, "it has used TLS since")
        : (Expectation.WouldBeRefused, "it opened plaintext although TLS was served");

    /// <summary>What it does over TLS or GSS, where the floor or the rules will not have it.</summary>
    ClientImpact? Encrypted(SeenClient client, Func<Expectation, string, string?, string?, ClientImpact> be)
    {
        if (client.LowestProtocol is { } protocol && TlsFloors.IsBelow(protocol, policy.Floor))
            return TlsFloors.IsBelowSetting(protocol, member.Server?.Settings.Value("ssl_min_protocol_version"))
                ? be(Expectation.RefusedNow, $"it spoke {protocol}, which is not served any more", null, ClientAdvice.ToSpeakNewerTls(policy.Floor))
                : be(
                    Expectation.WouldBeRefused,
                    $"it speaks {protocol}, which is below the floor {TlsFloors.Setting(policy.Floor)}",
                    null,
                    ClientAdvice.ToSpeakNewerTls(policy.Floor));
        if (client.Gss > 0 && Refusal(client, ConnectionKind.Gss) is { } gss)
            return be(Expectation.WouldBeRefused, "it is GSS-encrypted, and no rule will admit it", gss, ClientAdvice.GssRule);
        return client.Tls > 0 && Refusal(client, ConnectionKind.Tls) is { } tls
            ? be(Expectation.WouldBeRefused, "no rule will admit it over TLS", tls, ClientAdvice.TlsRule)
            : null;
    }

    /// <summary>Which line refuses it where one of now admits it; null where nothing changes for it.</summary>
    string? Refusal(SeenClient client, ConnectionKind kind) =>
        before is not null && after is not null
        && Outcome(before, client, kind)?.Admits != false && Outcome(after, client, kind)?.Admits == false
            ? Place(after, client, kind) ?? Place(before, client, kind) ?? "pg_hba.conf"
            : null;

    MemberFacts? Standby(SeenClient client) => cluster.Members.FirstOrDefault(standby =>
        ReceiverMap.RowOf(cluster, standby) is { } row && member.Sessions.Or([]).Any(session => session.Pid == row.Pid && ClientKey.Of(session) == client.Key));

    static (Expectation, string) OfStandby(MemberFacts standby) => standby.Upstream?.SslMode switch
    {
        null => (Expectation.Untested, $"the primary_conninfo of {standby.Target} may not be seen"),
        "disable" => (Expectation.WouldBeRefused, $"primary_conninfo of {standby.Target} says sslmode=disable"),
        var mode => (Expectation.ComesBack, $"primary_conninfo of {standby.Target} says sslmode={mode}"),
    };

    static string? Place(FirstMatch? rules, SeenClient client, ConnectionKind kind) =>
        rules is not null && Outcome(rules, client, kind) is HbaOutcome.Matched it ? it.Rule.Place : null;

    static HbaOutcome? Outcome(FirstMatch rules, SeenClient client, ConnectionKind kind) => client.Key.User is null ? null : rules.Find(
        new(kind, ByteText.FromString(client.Key.Database ?? ""), ByteText.FromString(client.Key.User), client.Key.Address)
        {
            Replication = client.Key.IsPhysicalReplication ? HbaReplication.Physical : client.Key.IsReplication ? HbaReplication.Logical : HbaReplication.None,
        });
}
