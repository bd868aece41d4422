using System.Buffers.Binary;
using System.Numerics;

namespace Pgseal.Core.Hosts;

/// <summary>A POSIX access list as Linux keeps it in the attribute <c>system.posix_acl_access</c>.</summary>
public sealed record PosixAcl(ValueList<PosixAclEntry> Entries)
{
    /// <summary>Reads the attribute; null when it is not of the one known version.</summary>
    /// <remarks>linux/posix_acl_xattr.h: version 2, then entries of tag, permissions and id, all little-endian.</remarks>
    public static PosixAcl? Parse(ReadOnlySpan<byte> attribute)
    {
        if (attribute.Length < 4 || (attribute.Length - 4) % 8 != 0 || BinaryPrimitives.ReadUInt32LittleEndian(attribute) != 2)
            return null;
        var entries = new List<PosixAclEntry>();
        for (var rest = attribute[4..]; !rest.IsEmpty; rest = rest[8..])
            entries.Add(new(
                (PosixAclTag)BitOperations.Log2(BinaryPrimitives.ReadUInt16LittleEndian(rest)),
                (Access)(BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]) & 7),
                BinaryPrimitives.ReadUInt32LittleEndian(rest[4..])));
        return new(entries.ToValueList());
    }

    /// <param name="owningGroup">The file's group, which the entry <see cref="PosixAclTag.Group"/> is about.</param>
    internal bool Allows(OsAccount account, uint owningGroup, Access access)
    {
        var mask = Entries.Where(it => it.Tag == PosixAclTag.Mask).Select(it => it.Permissions).DefaultIfEmpty((Access)7).First();
        if (Entries.FirstOrDefault(it => it.Tag == PosixAclTag.NamedUser && it.Id == account.Uid) is { } named)
            return Grants(named.Permissions & mask, access);
        var groups = Entries.Where(it =>
            (it.Tag == PosixAclTag.Group && account.IsIn(owningGroup)) || (it.Tag == PosixAclTag.NamedGroup && account.IsIn(it.Id))).ToList();
        return groups.Count > 0
            ? groups.Any(it => Grants(it.Permissions & mask, access))
            : Entries.Any(it => it.Tag == PosixAclTag.Others && Grants(it.Permissions, access));
    }

    static bool Grants(Access granted, Access wanted) => (granted & wanted) == wanted;
}
