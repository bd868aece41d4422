namespace Pgseal.Core.Hosts;

/// <summary>An operating-system user with the groups that decide what it may open.</summary>
/// <param name="Name">The decimal uid where the system has no name for it.</param>
/// <param name="Groups">Supplementary groups; may hold <paramref name="Gid"/> again.</param>
public sealed record OsAccount(string Name, uint Uid, uint Gid, ValueList<uint> Groups)
{
    public bool IsRoot => Uid == 0;

    public bool IsIn(uint group) => Gid == group || Groups.Contains(group);
}
