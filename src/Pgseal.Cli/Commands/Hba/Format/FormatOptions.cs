namespace Pgseal.Cli.Commands.Hba.Format;

/// <summary>What <c>pgseal hba format</c> was asked.</summary>
sealed record FormatOptions(HbaInput Input, bool InPlace, TimeSpan Timeout);
