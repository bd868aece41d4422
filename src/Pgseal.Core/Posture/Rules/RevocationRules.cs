using Pgseal.Core.Certificates;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Whether the revocation list is still good; OpenSSL refuses every client certificate once it is over.</summary>
static class RevocationRules
{
    public static IEnumerable<Finding> Find(MemberCase it) => it.Member.RevocationList switch
    {
        { } list when list.IsOver(it.Now) => [New(FindingRules.RevocationListOver, list, "ended")],
        { } list when list.IsDue(it.Now) => [New(FindingRules.RevocationListEndsSoon, list, "ends")],
        _ => [],
    };

    static Finding New(FindingRule rule, RevocationListFacts list, string when) => new(
        rule,
        "ssl_crl_file",
        $"list {list.Number} of {list.ThisUpdate:yyyy-MM-dd} {when} {list.NextUpdate:u}",
        list.File,
        "Make it anew and reload: pgseal cert revoke --refresh, or ask the authority for its newest");
}
