using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>A run's journal says that it kept a file, and the file is gone from the state directory.</summary>
public sealed class OriginalMissing(string runDirectory, string path, string original) : PgsealException(
    FailureKind.Attention,
    new Problem(
        $"the original of {path} is gone from the run's directory",
        runDirectory,
        $"{path} stands as the run left it",
        $"Bring {runDirectory}/originals/{original} back from a backup, then run: pgseal rollback"));
