namespace Pgseal.Cli.Commands.Demo;

/// <summary>A plaintext connection that a server refused, in its own words.</summary>
sealed record Refusal(string Member, string Target, string SqlState, string Message);
