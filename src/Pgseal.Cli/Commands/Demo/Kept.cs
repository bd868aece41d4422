namespace Pgseal.Cli.Commands.Demo;

/// <summary>The servers left running: how to reach them, and how to stop them.</summary>
sealed record Kept(string Primary, string Standby, string StateDirectory, string StopCommand);
