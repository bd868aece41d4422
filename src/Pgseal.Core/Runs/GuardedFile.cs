namespace Pgseal.Core.Runs;

/// <summary>A file under the dead man's switch: what a run wrote there, and what stood there before.</summary>
/// <param name="DataDirectory">Of the server that reads the file, as a real path.</param>
/// <param name="Path">The file, links resolved.</param>
/// <param name="Written">A copy of what the run writes: only over exactly this is anything restored.</param>
/// <param name="Before">What stood there before, complete with owner and mode, on the same file system: a rename puts it back.</param>
public sealed record GuardedFile(string DataDirectory, string Path, string Written, string Before);
