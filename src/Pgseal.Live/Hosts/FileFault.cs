namespace Pgseal.Live.Hosts;

/// <summary>Why something could not be done with a file.</summary>
public enum FileFault
{
    NotFound,
    Denied,
    ReadOnlyFileSystem,
    NoSpace,

    /// <summary>It is itself a mount point: it can be written over but not replaced.</summary>
    BindMounted,
    AlreadyThere,

    /// <summary>It is no longer what it was when the change was decided.</summary>
    Changed,
    WrongKind,

    /// <summary>The device or network underneath failed.</summary>
    Broken,
}
