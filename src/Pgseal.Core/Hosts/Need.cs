namespace Pgseal.Core.Hosts;

/// <summary>What must be possible with a path.</summary>
public enum Need
{
    Read,

    /// <summary>To replace the file, or create it, keeping its owner.</summary>
    Write,

    /// <summary>To create files there that belong to the server's user.</summary>
    Own,
}
