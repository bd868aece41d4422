using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Rollback;

/// <summary>What <c>pgseal rollback</c> was asked.</summary>
/// <param name="Run">Null for the newest run of which something stands.</param>
sealed record RollbackOptions(string? Run, RunOptions Undo, bool Yes);
