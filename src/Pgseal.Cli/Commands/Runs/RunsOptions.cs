namespace Pgseal.Cli.Commands.Runs;

/// <summary>What <c>pgseal runs</c> was asked.</summary>
/// <param name="Run">Null to list them all, or with <paramref name="Show"/> for the newest.</param>
/// <param name="Show">One run, with its story.</param>
sealed record RunsOptions(string? Run, bool Show, string StateDir);
