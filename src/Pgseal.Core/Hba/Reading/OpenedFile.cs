namespace Pgseal.Core.Hba.Reading;

/// <summary>What opening a file comes to.</summary>
/// <param name="File">Null where there is nothing to read.</param>
/// <param name="Error">Why the server cannot open it.</param>
readonly record struct OpenedFile(HbaFile? File, ByteText? Error)
{
    public bool IsMissing { get; init; }

    /// <summary>The server opens a directory and then reads nothing from it.</summary>
    public bool IsDirectory { get; init; }

    /// <summary>Whether it was not looked at yet.</summary>
    public bool IsPending { get; init; }
}
