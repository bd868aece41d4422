namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>What <c>pgseal hba diff</c> was asked.</summary>
sealed record DiffOptions(HbaInput Before, HbaInput After, TimeSpan Timeout);
