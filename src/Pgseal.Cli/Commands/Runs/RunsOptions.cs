namespace Pgseal.Cli.Commands.Runs;

/// <summary>What <c>pgseal runs</c> was asked.</summary>
/// <param name="Run">Null to list them all.</param>
sealed record RunsOptions(string? Run, string StateDir);
