using Pgseal.Core.Planning;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Sessions that keep what the server would no longer give: an older version of TLS, a certificate since replaced.</summary>
/// <remarks>A session of before enforcement that is in plaintext is <see cref="SessionRules"/>' matter; one over TLS has nothing to catch up with.</remarks>
static class OldSessionRules
{
    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Member.Server is not { } server || it.Member.Standing is not { } standing)
            yield break;
        var floor = server.Settings.Value("ssl_min_protocol_version");
        var tls = it.Member.Sessions.Or([]).Where(session => session is { Kind: ConnectionKind.Tls, ClientAddress: { } address } && it.Scope.Covers(address)).ToList();
        foreach (var below in tls.Where(session => session.Protocol is { } protocol && TlsFloors.IsBelowSetting(protocol, floor)).GroupBy(session => (Subject(session), session.Protocol)))
            yield return new(
                FindingRules.SessionBelowFloor,
                below.Key.Item1,
                $"{Count(below)} over {below.Key.Protocol}, and ssl_min_protocol_version = {floor}",
                "pg_stat_ssl",
                Again(below));
        if (Replaced(it, standing) is not { } replaced)
            yield break;
        foreach (var old in tls.Where(session => session.BackendStart < replaced).GroupBy(Subject))
            yield return new(
                FindingRules.SessionUnderOldCertificate,
                old.Key,
                $"{Count(old)}, the oldest since {old.Min(session => session.BackendStart):u}; the certificate was written at {replaced:u}",
                "pg_stat_activity and pg_stat_file",
                Again(old));
    }

    /// <summary>When the certificate that is served now was put in place; null where the file and the wire do not agree on which that is.</summary>
    static DateTimeOffset? Replaced(MemberCase it, Standing standing) =>
        it.Leaf is { } leaf && it.Member.Pair.Match(pair => pair.Certificate.Match(file => file.Sha256 == leaf.Sha256, _ => false), _ => false)
            ? standing.CertificateWritten.Or(null)
            : null;

    static string Subject(Session session) => $"user={session.User} database={session.Database} from {session.ClientAddress}";

    static string Count(IEnumerable<Session> sessions) => sessions.Count() is > 1 and var count ? $"{count} sessions" : "1 session";

    static string Again(IEnumerable<Session> sessions) =>
        $"Let the client connect again, or end it: SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN ({string.Join(", ", sessions.Select(session => session.Pid))})";
}
