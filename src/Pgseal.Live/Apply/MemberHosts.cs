using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Hosts;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Apply;

/// <summary>What a member's host means for changing it: names, pgseal's directory there, and what may not be done.</summary>
static class MemberHosts
{
    public static MemberHost Of(Member member, MemberFacts facts, HostFacts host, ValueList<string> sans, ValueList<string> commandLine)
    {
        var names = Names(member, host, sans);
        return member.Proof.Match(
            proven: it =>
            {
                var directory = MemberDirectory.Of(it.Host);
                return new MemberHost(directory.Path, new(directory.CertificatePath, directory.KeyPath), names, Permissions(member, facts, it.Host, directory, commandLine))
                {
                    IsFips = HostFactsReader.IsFips(),
                };
            },
            notLocal: it => Elsewhere(names, new(it.Why, member.Name, "Run pgseal on the server's own host")),
            notReadable: it => Elsewhere(names, new(it.Why, member.Name, it.Instead)));
    }

    /// <summary>What its certificate is to cover: what the operator calls it and, where it is on this host, what the host is called.</summary>
    public static SubjectNames Names(Member member, HostFacts host, ValueList<string> sans)
    {
        var target = member.Session.Target;
        IEnumerable<string> given = [.. sans, .. target.Host is { } name ? [name] : (string[])[], .. target.HostAddress is { } address ? [address.ToString()] : (string[])[]];
        return member.Proof is LocalProof.NotLocal
            ? SubjectNames.Exactly([.. given, .. member.Session.ServerAddress is { } served ? [served.ToString()] : (string[])[], "localhost", "127.0.0.1", "::1"])
            : SubjectNames.For(new MemberNames(given.ToValueList(), host.HostName, host.FullName, host.Addresses.Select(it => it.Address).ToValueList()));
    }

    static MemberHost Elsewhere(SubjectNames names, Blocker blocker) => new("", new("", ""), names, [blocker]);

    /// <summary>Whether each file can be written and owned by the server's user, asked before anything is begun.</summary>
    static ValueList<Blocker> Permissions(Member member, MemberFacts facts, LocalHost host, MemberDirectory directory, ValueList<string> commandLine)
    {
        var files = facts.Rules.Match(rules => rules.Tree.Files.Keys, _ => []);
        var preflight = PreflightReader.Read(host.Server, [.. files.Select(file => (file, Need.Write)), (directory.Path, Need.Own)], commandLine);
        return
        [
            .. preflight.Missing.Select(missing => new Blocker(missing.Why, missing.Path, preflight.Instead is { } line ? $"Run: {line}" : "Make it writable, then try again")),
            .. files.Where(HostFile.IsMountPoint).Select(file => new Blocker(
                "the file is a mount point of its own: it can be written over but not replaced in one step", file, "Mount its directory instead of the file")),
        ];
    }
}
