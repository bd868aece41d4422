using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Hosts;

/// <summary>Something could not be done with a file of this host; nothing was changed unless the message says so.</summary>
public sealed class FileFailure : PgsealException
{
    /// <param name="doing">What failed, an infinitive without the path: "replace".</param>
    /// <param name="why">The rest of the sentence.</param>
    public FileFailure(FileFault fault, string doing, string path, string why)
        : base(
            FailureKind.Refused,
            new Problem($"cannot {doing} {Printable.Text(path)}: {why}", Printable.Text(path), "nothing was changed", "Put that right, then try again"))
    {
        Fault = fault;
        Path = path;
    }

    public FileFault Fault { get; }

    public string Path { get; }

    internal static FileFailure Of(int errno, string doing, string path) => errno switch
    {
        Libc.Enoent or Libc.Enotdir => new(FileFault.NotFound, doing, path, "there is no such file or directory"),
        Libc.Eacces or Libc.Eperm => new(FileFault.Denied, doing, path, "permission denied"),
        Libc.Erofs => new(FileFault.ReadOnlyFileSystem, doing, path, "the file system is mounted read-only"),
        Libc.Enospc or Libc.Edquot => new(FileFault.NoSpace, doing, path, "no space is left on the device"),
        Libc.Ebusy => new(FileFault.BindMounted, doing, path, "it is a mount point of its own and can only be replaced where it is mounted from"),
        Libc.Eexist or Libc.Enotempty => new(FileFault.AlreadyThere, doing, path, "it is already there"),
        Libc.Eloop => new(FileFault.WrongKind, doing, path, "its symbolic links lead in a circle"),
        _ => new(FileFault.Broken, doing, path, System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(errno)),
    };

    /// <summary>The same for an exception of .NET's own file API.</summary>
    internal static FileFailure Of(Exception failure, string doing, string path) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => Of(Libc.Enoent, doing, path),
        UnauthorizedAccessException when Directory.Exists(path) => new(FileFault.WrongKind, doing, path, "it is a directory"),
        UnauthorizedAccessException => Of(Libc.Eacces, doing, path),
        // On Unix the HResult of an IOException is the errno.
        IOException { HResult: > 0 and < 4096 and var errno } => Of(errno, doing, path),
        _ => new(FileFault.Broken, doing, path, failure.Message),
    };
}
