using Pgseal.Core.Planning;
using Pgseal.Core.Runs;

namespace Pgseal.Live.Apply;

/// <summary>A run's journal says that it kept a file, and the file is gone from the state directory.</summary>
public sealed class OriginalMissing(string runDirectory, UndoableAction.FileReplaced file) : PgsealException(
    FailureKind.Attention,
    new Problem(
        $"the original of {file.Path} is gone from the run's directory",
        runDirectory,
        $"{file.Path} stands as the run left it",
        $"Bring {runDirectory}/originals/{file.Original} back from a backup, then run: pgseal rollback"));
