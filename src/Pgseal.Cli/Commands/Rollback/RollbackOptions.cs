namespace Pgseal.Cli.Commands.Rollback;

/// <summary>What <c>pgseal rollback</c> was asked.</summary>
/// <param name="Run">Null for the newest run.</param>
sealed record RollbackOptions(string? Run, string StateDir, TimeSpan Timeout, bool Yes);
