namespace Pgseal.Cli.Commands.Demo;

/// <summary>What was proven of a member's rules: the line that admitted plaintext before, and that none does after.</summary>
sealed record RulesProof(string Member, string File, int Line, string After);
