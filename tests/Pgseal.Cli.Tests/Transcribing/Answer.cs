namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>What a command answered.</summary>
sealed record Answer(string Out, string Error, int ExitCode);
