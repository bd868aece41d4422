namespace Pgseal.Core.Hosts;

/// <summary>Whom an entry of a POSIX access list is about.</summary>
/// <remarks>In their order in linux/posix_acl.h, where each is the next bit.</remarks>
public enum PosixAclTag
{
    User,
    NamedUser,
    Group,
    NamedGroup,
    Mask,
    Others,
}
