using System.Runtime.InteropServices;
using Pgseal.Core.Hosts;
using Pgseal.Lab;
using Pgseal.Live.Hosts;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Pgseal.Live.Tests.Hosts;

/// <summary>Runs a piece of code as another user: credentials belong to a thread in Linux, so one thread is given up for it.</summary>
static partial class OtherUser
{
    const nint SetGroups = 116, SetResGid = 119, SetResUid = 117, Unchanged = -1; // x86-64

    /// <summary>The user that lab servers run as.</summary>
    public static OsAccount Server { get; } = new(
        ServerUser.Current.Name, uint.Parse(ServerUser.Current.Uid), uint.Parse(ServerUser.Current.Gid), [uint.Parse(ServerUser.Current.Gid)]);

    /// <summary>A user that owns nothing.</summary>
    public static OsAccount Stranger { get; } = new("4242", 4242, 4242, []);

    public static void RunsAsRoot() => Assert.SkipUnless(ServerAccount.Caller().IsRoot, "needs root, to be more than one user");

    public static T Run<T>(OsAccount user, Func<T> act)
    {
        Exception? thrown = null;
        T result = default!;
        var thread = new Thread(() =>
        {
            try
            {
                Assert.Equal(0, Call(SetGroups, 0, 0, 0));
                Assert.Equal(0, Call(SetResGid, Unchanged, (nint)user.Gid, Unchanged));
                Assert.Equal(0, Call(SetResUid, Unchanged, (nint)user.Uid, Unchanged));
                result = act();
            }
            catch (Exception failure)
            {
                thrown = failure;
            }
        });
        thread.Start();
        thread.Join();
        return thrown is null ? result : throw thrown;
    }

    public static void Run(OsAccount user, Action act) => Run(user, () =>
    {
        act();
        return 0;
    });

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, nint first, nint second, nint third);
}
