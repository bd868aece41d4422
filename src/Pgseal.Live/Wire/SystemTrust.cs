using System.Runtime.InteropServices;

namespace Pgseal.Live.Wire;

/// <summary>The operating system's trust store, which nobody here needs.</summary>
/// <remarks>
/// The framework reads all of it (147 files, 60 ms) for the first chain it builds, whatever the chain's policy says. It finds the store
/// by two variables of the C environment; child processes get the managed copy of the environment and see no change.
/// </remarks>
static partial class SystemTrust
{
    static readonly bool IsKeptOut = PointNowhere();

    /// <summary>Makes the framework find an empty store; must come before its first use of a chain.</summary>
    public static bool KeepOut() => IsKeptOut;

    static bool PointNowhere() => setenv("SSL_CERT_DIR", "/nonexistent", 1) + setenv("SSL_CERT_FILE", "/nonexistent", 1) == 0;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setenv(string name, string value, int overwrite);
}
