namespace Pgseal.Core.Hosts;

/// <summary>Who owns a file and who may do what with it.</summary>
/// <param name="Mode">The twelve permission bits, as chmod takes them.</param>
/// <param name="Acl">Its POSIX access list; null when it has none beyond the mode.</param>
public sealed record FileFacts(string Path, FileKind Kind, uint Uid, uint Gid, int Mode, PosixAcl? Acl = null)
{
    /// <summary>Whether the system would let this account do all of <paramref name="access"/>; root passes by its capabilities.</summary>
    /// <remarks>acl(5), "Access check algorithm".</remarks>
    public bool Allows(OsAccount account, Access access)
    {
        if (account.IsRoot)
            return access != Access.Execute || Kind == FileKind.Directory || (Mode & 0b001_001_001) != 0;
        if (account.Uid == Uid)
            return Has(Mode >> 6, access);
        if (Acl is { } acl)
            return acl.Allows(account, Gid, access);
        return Has(account.IsIn(Gid) ? Mode >> 3 : Mode, access);
    }

    internal static bool Has(int bits, Access access) => (bits & (int)access) == (int)access;
}
