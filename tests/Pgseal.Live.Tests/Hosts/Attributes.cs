using System.Runtime.InteropServices;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

/// <summary>Extended attributes of files, as setfattr and getfattr would set and show them.</summary>
static class Attributes
{
    public static void Set(string path, string name, byte[] value)
    {
        // A directory opens for reading only; setting an attribute asks for no more than that.
        using var file = new Microsoft.Win32.SafeHandles.SafeFileHandle(Libc.Open(path, Libc.OpenCloseOnExec), ownsHandle: true);
        Assert.True(Libc.SetAttribute(file, name, value, (nuint)value.Length, 0) == 0, Marshal.GetLastPInvokeErrorMessage());
    }

    public static byte[]? Get(string path, string name)
    {
        var value = new byte[4096];
        var size = Libc.GetAttribute(path, name, value, (nuint)value.Length);
        return size < 0 ? null : value[..(int)size];
    }
}
