namespace Pgseal.Cli;

/// <summary>The exit codes of every verb; the numbers are public and never change.</summary>
public enum ExitCode
{
    AsItShouldBe = 0,
    KnownBad = 1,
    ChangesProposed = 2,
    NotSeen = 3,
    Refused = 4,
    RolledBack = 5,
    Attention = 6,
    BadUsage = 64,
    InternalError = 70,
    Interrupted = 130,
}
