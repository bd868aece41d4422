using Pgseal.Core.Hosts;

namespace Pgseal.Core.Tests.Hosts;

public sealed class ReadAccessTests
{
    static readonly OsAccount postgres = new("postgres", 101, 104, [110]);

    [Theory]
    [InlineData(101, 104, 0x180, true)] // 0600, its own
    [InlineData(0, 0, 0x180, false)]
    [InlineData(0, 104, 0x1a0, true)] // 0640 of its group
    [InlineData(0, 110, 0x1a0, true)] // of a supplementary group
    [InlineData(0, 105, 0x1a0, false)]
    [InlineData(0, 0, 0x1a4, true)] // 0644
    [InlineData(101, 104, 0x024, false)] // 0044: the owner's class decides alone
    [InlineData(0, 104, 0x184, false)] // 0604: the group's class decides alone
    public void The_class_of_the_account_decides(uint uid, uint gid, int mode, bool readable) =>
        Assert.Equal(readable, new FileFacts("/f", FileKind.Regular, uid, gid, mode).Allows(postgres, Access.Read));

    [Fact]
    public void One_closed_directory_on_the_way_stops_it()
    {
        FileFacts root = new("/", FileKind.Directory, 0, 0, 0x1ed), closed = new("/root", FileKind.Directory, 0, 0, 0x1c0);
        FileFacts key = new("/root/key", FileKind.Regular, 101, 104, 0x180);
        Assert.Equal(
            new ReadAccess.Denied("/root", "the user postgres may not pass through the directory /root"), ReadAccess.Of([root, closed, key], postgres));
        Assert.Equal(new ReadAccess.Readable(), ReadAccess.Of([root, key], postgres));
        Assert.Equal(new ReadAccess.Readable(), ReadAccess.Of([root, closed, key], new("root", 0, 0, [])));
    }

    [Theory]
    [InlineData(101, PosixAclTag.NamedUser, Access.Read, Access.Read, true)]
    [InlineData(101, PosixAclTag.NamedUser, Access.Read, Access.None, false)] // the mask takes it away
    [InlineData(101, PosixAclTag.NamedUser, Access.None, Access.Read, false)] // named and denied, though others may
    [InlineData(110, PosixAclTag.NamedGroup, Access.Read, Access.Read, true)]
    [InlineData(111, PosixAclTag.NamedGroup, Access.None, Access.Read, true)] // not its group, so as one of the others
    public void An_access_list_decides_before_the_mode(uint id, PosixAclTag tag, Access granted, Access mask, bool readable)
    {
        PosixAcl acl = new(
        [
            new(PosixAclTag.User, Access.Read, 0), new(tag, granted, id), new(PosixAclTag.Group, Access.None, 0),
            new(PosixAclTag.Mask, mask, 0), new(PosixAclTag.Others, Access.Read, 0),
        ]);
        Assert.Equal(readable, new FileFacts("/f", FileKind.Regular, 0, 0, 0x1a4, acl).Allows(postgres, Access.Read));
    }

    [Fact]
    public void The_kernels_form_of_an_access_list_is_read()
    {
        var bytes = Convert.FromHexString("02000000" + "01000600ffffffff" + "0200040065000000" + "04000400ffffffff" + "10000400ffffffff" + "20000000ffffffff");
        Assert.Equal(
            [
                new(PosixAclTag.User, Access.Read | Access.Write, uint.MaxValue), new(PosixAclTag.NamedUser, Access.Read, 101),
                new(PosixAclTag.Group, Access.Read, uint.MaxValue), new(PosixAclTag.Mask, Access.Read, uint.MaxValue),
                new(PosixAclTag.Others, Access.None, uint.MaxValue),
            ],
            PosixAcl.Parse(bytes)!.Entries);
        Assert.Null(PosixAcl.Parse([1, 0, 0, 0]));
        Assert.Null(PosixAcl.Parse(bytes.AsSpan(0, 7)));
    }
}
