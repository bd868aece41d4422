using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Planning;

/// <summary>What makes a standby verify whom it streams from (<c>--harden-standbys</c>): its primary_conninfo, every other key of it kept.</summary>
/// <remarks>
/// PostgreSQL 13 to 18: primary_conninfo takes a reload, after which the walreceiver connects anew. It is changed in the file that sets it and never
/// by SQL: it may hold a password, and statements end in the server's log (I5).
/// </remarks>
sealed record Hardening(ValueList<Change> Changes, ValueList<Blocker> Blockers)
{
    const string Setting = "primary_conninfo";

    static readonly Hardening Nothing = new([], []);

    /// <param name="serving">Every member with what its certificate will be.</param>
    public static Hardening For(MemberInput member, IReadOnlyList<(MemberInput Member, CertificateDecision Decision)> serving, ChangePolicy policy, Authority authority)
    {
        if (!policy.HardenStandbys || member.Facts.Server is not { Role: MemberRole.Standby } server || member.Facts.Upstream is { IsSocket: true })
            return Nothing;
        if (server.Settings.Find(Setting) is not { Value: { Length: > 0 } conninfo } setting)
            return Blocked("its primary_conninfo is empty or may not be seen, so that it cannot be made to verify its primary", member, "Use a superuser for the target");
        if (setting.IsForced || setting.File is not { } file)
            return Blocked("its primary_conninfo stands in no file, and no file can override it", member, $"Start the server without -c {Setting}");
        try
        {
            return Of(member, serving, authority, conninfo, file);
        }
        catch (InvalidTarget unreadable)
        {
            return Blocked($"its primary_conninfo cannot be read: {unreadable.Message}", member, "Correct it, then try again");
        }
    }

    static Hardening Of(
        MemberInput member, IReadOnlyList<(MemberInput Member, CertificateDecision Decision)> serving, Authority authority, string conninfo, string file)
    {
        var ownRoot = KeyValueText.Find(conninfo, "sslrootcert") is { Length: > 0 } root ? root : null;
        if (ownRoot is not null && KeyValueText.Find(conninfo, "sslmode") == "verify-full")
            return Nothing;
        if (Hosts(conninfo) is not [_, ..] hosts)
            return Blocked("its primary_conninfo names no host, which sslmode=verify-full needs", member, "Give it host=NAME beside hostaddr");
        if (hosts.FirstOrDefault(host => !serving.Any(it => Covers(it.Member.Host.Names, it.Decision, host))) is { } strange)
            return Blocked($"it dials {strange}, which no member's certificate covers", member, $"Add the name: --san {strange}");
        if (ownRoot is null && !serving.All(it => it.Decision is CertificateDecision.Issue || (it.Decision is CertificateDecision.Keep keep && authority.Issued(keep.Certificate))))
            return Blocked(
                "the members' certificates are not of pgseal's authority, and which one its clients trust is not known here", member, "Give its primary_conninfo sslrootcert=FILE");
        if (KeyValueText.Find(conninfo, "sslpassword") is { Length: > 0 })
            return Blocked("its primary_conninfo holds sslpassword, which the server would write into its log", member, "Use a key without a password for it");
        var moved = KeyValueText.Find(conninfo, "password") is { Length: > 0 } password ? Moved(conninfo, password, $"{member.Host.CertificateDirectory}/upstream.pgpass") : null;
        var rootFile = ownRoot ?? $"{member.Host.CertificateDirectory}/upstream-ca.crt";
        var hardened = KeyValueText.WithKey(KeyValueText.WithKey(moved?.Conninfo.Reveal() ?? conninfo, "sslmode", "verify-full"), "sslrootcert", rootFile);
        return new(
            [
                new Change.HardenUpstream(
                    file,
                    KeyValueText.WithoutSecrets(conninfo),
                    KeyValueText.WithoutSecrets(hardened),
                    ownRoot is null ? authority.File : null,
                    rootFile,
                    moved is null ? "the standby verifies whom it streams from" : $"the standby verifies whom it streams from; its password moves to {moved.File}, as the server logs the value",
                    moved is null ? "the value in the file goes back" : "the value in the file goes back, but for the password, which stays where it is")
                {
                    Conninfo = new(hardened),
                    Password = moved,
                },
            ],
            []);
    }

    static MovedPassword Moved(string conninfo, string password, string file) => new(
        file,
        new($"*:*:*:*:{password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal)}\n"),
        new(KeyValueText.WithKey(KeyValueText.Without(conninfo, "password"), "passfile", file)));

    static ValueList<string> Hosts(string conninfo) => (KeyValueText.Find(conninfo, "host") ?? "").Split(',').Where(host => host is not ("" or ['/', ..] or ['@', ..])).ToValueList();

    static bool Covers(SubjectNames names, CertificateDecision decision, string host) => decision.Match(
        keep: keep => keep.Certificate.Covers(host),
        issue: _ => names.Names.Contains(host.ToLowerInvariant()) || names.Addresses.Any(address => address.ToString() == host),
        import: import => import.Pair.Judgement.Certificate?.Covers(host) == true);

    static Hardening Blocked(string what, MemberInput member, string next) => new([], [new($"this standby cannot be hardened: {what}", member.Facts.Target, next)]);
}
