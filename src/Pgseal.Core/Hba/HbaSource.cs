namespace Pgseal.Core.Hba;

/// <summary>What is known about a path that the rules refer to.</summary>
public abstract record HbaSource
{
    HbaSource()
    {
    }

    /// <summary>A readable file.</summary>
    public sealed record Content(ReadOnlyMemory<byte> Bytes) : HbaSource;

    /// <summary>Nothing stands there (ENOENT).</summary>
    public sealed record Missing : HbaSource;

    /// <summary>The server's user cannot open it.</summary>
    /// <param name="Reason">As strerror says it: <c>Permission denied</c>.</param>
    public sealed record Denied(string Reason) : HbaSource;

    /// <summary>A directory and what is in it.</summary>
    public sealed record Directory(ValueList<HbaDirectoryEntry> Entries) : HbaSource;
}
