using Pgseal.Core.Runs;

namespace Pgseal.Live.Apply;

/// <summary>A member as a journal writes it down.</summary>
static class JournalMembers
{
    public static RunMember Of(Member member) => new(
        member.Name,
        member.Session.Target.ToConninfo(),
        member.Server.Role,
        member.Server.SystemIdentifier,
        member.Host!.DataDirectory);
}
