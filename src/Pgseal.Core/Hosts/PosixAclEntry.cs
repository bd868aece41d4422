namespace Pgseal.Core.Hosts;

/// <summary>One entry of a POSIX access list.</summary>
/// <param name="Id">A uid or gid for the named tags, without meaning for the others.</param>
public sealed record PosixAclEntry(PosixAclTag Tag, Access Permissions, uint Id);
